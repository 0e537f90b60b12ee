import websocket from '@fastify/websocket';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { limitSockets, type SocketSource } from '#platform';
import { largestMessage } from './http-app.js';

/** Has this application take WebSockets, within limits. Mercurius brings its own way of taking them, without any, where none is there. */
export async function takeSockets(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  await server.register(websocket, { options: { maxPayload: largestMessage } });
  const { websocketServer } = server as unknown as { readonly websocketServer: SocketSource };
  limitSockets(websocketServer);
}
