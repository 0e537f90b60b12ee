import websocket from '@fastify/websocket';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { limitSockets, type SocketSource } from '#platform';

/** The largest message of a client, in bytes: as much as a body may hold. */
const maxPayload = 512 * 1024;

/** Has this application take WebSockets, within limits. Mercurius brings its own way of taking them, without any, where none is there. */
export async function takeSockets(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  await server.register(websocket, { options: { maxPayload } });
  const { websocketServer } = server as unknown as { readonly websocketServer: SocketSource };
  limitSockets(websocketServer);
}
