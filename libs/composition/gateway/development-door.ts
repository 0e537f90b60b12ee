import { resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DevIssuer, mountGraphiql } from '#platform';

export interface DevelopmentDoor {
  readonly issuer: DevIssuer;
}

/** Mounts the development issuer and the page to try things; whoever calls this has made sure that it is no production machine. */
export function openDevelopmentDoor(app: NestFastifyApplication, { issuer }: DevelopmentDoor): void {
  const server = app.getHttpAdapter().getInstance();
  mountGraphiql(server, { examplesFolder: resolve('docs/examples'), production: false });
  server.all('/dev/issuer/*', async ({ method, url, body }, reply) => {
    const path = url.split('?')[0] ?? url;
    const answer = await issuer.handle({ method, path, body });
    if (answer === undefined) return reply.status(404).send({ error: 'not_found' });
    return reply.status(answer.status).send(answer.body);
  });
}
