import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NothingHere, unreadableAddress } from './nothing-here.js';
import { UnderWay } from '../ending/under-way.js';

/** The largest message of a client, in bytes, be it a request's body or over a WebSocket: far above any form, far below what could hurt. */
export const largestMessage = 512 * 1024;

/** A request that takes longer than this to come in is given up, in milliseconds: nobody keeps a door open by whispering. */
const requestTimeout = 30_000;

/** At the end new requests are refused, by Fastify itself, and those under way are answered before their connections are cut. */
function letRequestsEnd(adapter: FastifyAdapter): void {
  const server = adapter.getInstance();
  const underWay = new UnderWay();
  // A subscription is asked for with GET, and has no end of its own.
  const counts = (method: string): boolean => method === 'POST';
  server.addHook('onRequest', async ({ method }) => {
    if (counts(method)) underWay.begin();
  });
  server.addHook('onResponse', async ({ method }) => {
    if (counts(method)) underWay.end();
  });
  server.addHook('preClose', () => underWay.ended());
}

/** Each request has a UUID of ours as its id. Nest says nothing of its own: its messages could repeat what a caller sent. */
export async function httpApp(module: Type): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: largestMessage, requestTimeout, forceCloseConnections: true, frameworkErrors: unreadableAddress, genReqId: () => randomUUID() });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, abortOnError: false });
  letRequestsEnd(adapter);
  return app.useGlobalFilters(new NothingHere());
}
