import { ClientTCP } from '@nestjs/microservices';
import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ConnectionOptions, PeerCertificate } from 'node:tls';
import type { Observable } from 'rxjs';
import { errorKind, type ErrorKind } from '#kernel';
import { keepAliveAfter, lineLimits } from './limits.js';
import { names, type OwnCertificate } from './own-certificate.js';

export interface CommandClientOptions {
  readonly host: string;
  readonly port: number;
  readonly tls?: { readonly own: OwnCertificate; readonly called: string } | undefined;
}

class OtherName extends Error {
  override readonly name = 'OtherName';
}

function tlsOptionsOf(own: OwnCertificate, called: string): ConnectionOptions {
  const options: ConnectionOptions = {
    ...own.material,
    servername: called,
    checkServerIdentity: (_: string, { raw }: PeerCertificate) => (names(new X509Certificate(raw), called) ? undefined : new OtherName()),
  };
  own.onRenewed((material) => Object.assign(options, material));
  return options;
}

class Silence extends Error {
  override readonly name = 'Silence';
}

interface Heard {
  readonly socket: Socket;
  readonly bytes: number;
}

/** Nest's TCP client that sends nothing before it knows who takes it, and can tell why a line broke. */
export class CommandClient extends ClientTCP {
  #broken: unknown;

  constructor({ host, port, tls }: CommandClientOptions) {
    const tlsOptions = tls && tlsOptionsOf(tls.own, tls.called);
    super({ host, port, maxBufferSize: lineLimits.message, maxSendBufferSize: lineLimits.queue, ...(tlsOptions && { tlsOptions }) });
    tls?.own.onRenewed((_, trusts) => {
      if (trusts) this.socket?.netSocket.destroy();
    });
  }

  /** What kind of thing went wrong; Nest's own error says only that the line is closed. */
  reasonOf(error: unknown): ErrorKind {
    return errorKind(this.#broken ?? error);
  }

  /** How much has come in so far; undefined where there is no line yet. */
  heard(): Heard | undefined {
    const socket = this.socket?.netSocket;
    return socket && { socket, bytes: socket.bytesRead };
  }

  /** Gives up a line on which nothing at all has come in since: whoever was there is gone without a word. */
  dropIfSilentSince(before: Heard | undefined): void {
    const now = this.heard();
    const bytesThen = now?.socket === before?.socket ? before?.bytes : 0;
    if (now === undefined || now.bytes !== bytesThen) return;
    now.socket.destroy(new Silence());
    this.handleClose();
  }

  /** An error here may repeat what was sent. */
  override handleError(error: unknown): void {
    this.#broken = error;
  }

  protected override connect$(socket: Socket): Observable<unknown> {
    this.#broken = undefined;
    socket.setKeepAlive(true, keepAliveAfter);
    return super.connect$(socket, 'error', this.tlsOptions === undefined ? 'connect' : 'secureConnect');
  }
}
