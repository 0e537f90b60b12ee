import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DevIssuer } from '#platform';

export interface DevelopmentDoor {
  readonly issuer: DevIssuer;
}

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

/** Mounts the development issuer; whoever calls this has made sure that it is no production machine. */
export function openDevelopmentDoor(app: NestFastifyApplication, { issuer }: DevelopmentDoor): void {
  app.getHttpAdapter().getInstance().all('/dev/issuer/*', async ({ method, url, body }: Asked, reply) => {
    const path = url.split('?')[0] ?? url;
    const answer = await issuer.handle({ method, path, body });
    if (answer === undefined) return reply.status(404).send({ error: 'not_found' });
    return reply.status(answer.status).send(answer.body);
  });
}
