import { ServerTCP } from '@nestjs/microservices';
import type { Socket } from 'node:net';
import { type Server, TLSSocket } from 'node:tls';
import { errorKind, type ErrorKind, type Log, note, type Word, word } from '#kernel';
import { keepAliveAfter, type LineLimits, lineLimits } from './limits.js';
import { names, type OwnCertificate } from './own-certificate.js';
import { seldom } from './seldom.js';

export interface CommandServerOptions {
  readonly host: string;
  readonly port: number;
  readonly tls?: { readonly own: OwnCertificate; readonly caller: string } | undefined;
  readonly log: Log;
  readonly limits?: Partial<LineLimits>;
}

/** Node gives a code where its types say an error. */
const reasonOf = (error: Error, { authorizationError: code }: { readonly authorizationError: unknown }): ErrorKind =>
  errorKind(typeof code === 'string' ? Object.assign(new Error(), { code }) : error);

/**
 * Nest's TCP server behind a door: with TLS only the caller of that name comes in, whatever else its authority has
 * signed; nobody holds memory or a connection by sending too much, too slowly or nothing that can be understood.
 */
export class CommandServer extends ServerTCP {
  readonly #caller: string | undefined;
  readonly #messageWithin: number;
  readonly #refuse: (reason: Word | ErrorKind) => void;

  constructor({ host, port, tls, log, ...options }: CommandServerOptions) {
    const limits = { ...lineLimits, ...options.limits };
    const tlsOptions = tls && { ...tls.own.material, requestCert: true, rejectUnauthorized: true, handshakeTimeout: limits.handshakeWithin };
    super({ host, port, maxBufferSize: limits.message, maxSendBufferSize: limits.queue, ...(tlsOptions && { tlsOptions }) });
    this.#messageWithin = limits.messageWithin;
    this.#caller = tls?.caller;
    this.#refuse = seldom((lastReason, callers) => log(note('warn', 'callers were refused at the command port', { callers, lastReason })));
    this.server.maxConnections = limits.connections;
    this.server.on('drop', () => this.#refuse(word('too-many-connections')));
    if (tls === undefined) return;
    const server = this.server as Server;
    tls.own.onRenewed((material, trusts) => {
      server.setSecureContext(material);
      if (trusts) this.closeOpenSockets();
    });
    server.on('tlsClientError', (error, socket) => {
      this.#refuse(reasonOf(error, socket));
      // Node tells of a handshake that takes too long, and leaves the connection to us.
      socket.destroy();
    });
  }

  override bindHandler(socket: Socket): void {
    if (!this.#mayCommand(socket)) {
      this.#refuse(word('another-name'));
      socket.destroy();
      return;
    }
    socket.setKeepAlive(true, keepAliveAfter);
    let tooSlow: NodeJS.Timeout | undefined;
    const enough = () => {
      clearTimeout(tooSlow);
      tooSlow = undefined;
    };
    socket.on('data', () => (tooSlow ??= setTimeout(() => socket.destroy(), this.#messageWithin)));
    super.bindHandler(socket);
    socket.on('message', enough);
    socket.on('close', enough);
    // Nest only ends a connection on which it cannot understand a message, and whoever sends may go on.
    socket.on('error', () => socket.destroy());
  }

  /** An error here may repeat what was sent; what the caller must know goes into its answer. */
  protected override handleError(): void {}

  #mayCommand(socket: Socket): boolean {
    if (this.#caller === undefined) return true;
    const certificate = socket instanceof TLSSocket && socket.authorized ? socket.getPeerX509Certificate() : undefined;
    return certificate !== undefined && names(certificate, this.#caller);
  }
}
