import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Server, Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { once } from 'node:events';
import type { Note, Outcome } from '#kernel';
import { COMMAND_HOST, CommandController, type CommandMessage, CommandServer, type CommandServerOptions } from '#platform';

export const recorded: Outcome = { kind: 'recorded', recorded: { id: '7d4b4a0e-6b0f-5a53-9c1b-3b6f3a3f4f2d', position: '1' } };

export const registerChild = (nameLatin: string): CommandMessage => ({
  name: 'RegisterChild',
  id: '0b0e7c0e-3d0c-4c58-a6a6-5a3a6d9c2b11',
  input: { nameLatin },
  occurredAt: { value: '2026-11-21', precision: 'DAY' },
  correlationId: 'f2a1d9a4-5a0e-4a3c-8d55-4c1b7d0a9e10',
  token: 'a-token',
});

/** What the command port writes of callers whom it refused. */
export const refused = (lastReason: string) => ({ message: 'callers were refused at the command port', fields: { callers: 1, lastReason } });

/** A service's end of the line, which answers everything that comes with a success. */
export interface Taker {
  readonly port: number;
  /** What reached the service. */
  readonly taken: readonly CommandMessage[];
  readonly notes: readonly Note[];
  readonly connections: () => Promise<number>;
  end(): Promise<void>;
}

export async function startTaker(options: Omit<CommandServerOptions, 'host' | 'port' | 'log'> = {}): Promise<Taker> {
  const taken: CommandMessage[] = [];
  const notes: Note[] = [];
  const send = (message: CommandMessage) => {
    taken.push(message);
    return Promise.resolve(recorded);
  };

  @Module({ controllers: [CommandController], providers: [{ provide: COMMAND_HOST, useValue: { send } }] })
  class TakerModule {}

  const strategy = new CommandServer({ host: '127.0.0.1', port: 0, log: (told) => notes.push(told), ...options });
  const app = await NestFactory.createMicroservice(TakerModule, { strategy, logger: false });
  await app.listen();
  const server = strategy.unwrap<Server>();
  const { port } = server.address() as { port: number };
  return {
    port,
    taken,
    notes,
    connections: () => new Promise((resolve, reject) => server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)))),
    end: () => app.close(),
  };
}

/** Somebody who listens where a service should, and keeps what is sent to it in clear. */
export interface Impostor {
  readonly port: number;
  readonly heard: () => string;
  end(): void;
}

export async function startImpostor({ port = 0, ...options }: TlsOptions & { readonly port?: number }): Promise<Impostor> {
  let heard = '';
  const sockets = new Set<Socket>();
  const server = createTlsServer(options, (socket) => socket.on('data', (data: Buffer) => (heard += data.toString())).on('error', () => undefined));
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { port: number }).port,
    heard: () => heard,
    end: () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}
