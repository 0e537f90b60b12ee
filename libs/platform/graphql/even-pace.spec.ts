import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { mercurius } from 'mercurius';
import { evenPace } from './even-pace.js';

const server = fastify();
beforeAll(async () => {
  const resolvers = {
    Query: {
      found: () => 'found',
      nothing: async (_root: unknown, { after }: { after: number }) => {
        await sleep(after);
        return null;
      },
    },
  };
  await server.register(mercurius, { schema: 'type Query { found: String nothing(after: Int!): String }', resolvers });
  server.graphql.addHook('preParsing', evenPace.preParsing as never);
  server.graphql.addHook('onResolution', evenPace.onResolution as never);
});
afterAll(() => server.close());

async function took(query: string): Promise<number> {
  const begun = performance.now();
  await server.inject({ method: 'POST', url: '/graphql', payload: { query } });
  return performance.now() - begun;
}

describe('an answer that may hide something', () => {
  it('takes the same however soon it was known', async () => {
    await took('{ nothing(after: 0) }');
    const delays = [await took('{ nothing(after: 0) }'), await took('{ nothing(after: 8) }'), await took('{ found nothing(after: 12) }')];
    // Timers are never early; a slow machine may only need more steps than one.
    for (const delay of delays) expect(delay).toBeGreaterThanOrEqual(24);
  });

  it('is the only one that waits', async () => {
    const delays = [];
    for (let time = 0; time < 20; time += 1) delays.push(await took('{ found }'));
    expect(Math.min(...delays)).toBeLessThan(20);
  });
});
