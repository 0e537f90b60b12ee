import type { FastifyInstance } from 'fastify';
import { readExamples } from './examples.js';
import { type GraphiqlPage, graphiqlPage } from './page.js';

export interface GraphiqlOptions {
  /** Folder of `<name>.graphql` and `<name>.json`, the operations that the page offers. */
  readonly examplesFolder: string;
  readonly production: boolean;
}

/** Serves the page at `/` and what it needs below `/graphiql/`. For development only: it signs in whoever opens it. */
export function mountGraphiql(server: FastifyInstance, { examplesFolder, production }: GraphiqlOptions): void {
  if (production) throw new Error('The page signs in whoever opens it and is not served in production.');
  let made: Promise<GraphiqlPage> | undefined;
  const page = () =>
    (made ??= readExamples(examplesFolder)
      .then((examples) => graphiqlPage({ examples }))
      .catch((error: unknown) => {
        made = undefined;
        throw error;
      }));

  server.get('/', async (_request, reply) => {
    const { html } = await page();
    return reply.type('text/html; charset=utf-8').send(html);
  });

  server.get('/graphiql/*', async ({ url }, reply) => {
    const asset = (await page()).assets.get(url.split('?')[0] ?? url);
    if (asset === undefined) return reply.status(404).send({ error: 'There is no such part of the page.' });
    return reply.type(asset.type).header('cache-control', 'max-age=3600').send(asset.body);
  });
}
