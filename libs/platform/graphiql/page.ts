import { readFile } from 'node:fs/promises';
import type { Example } from './examples.js';

export interface PageAsset {
  readonly type: string;
  readonly body: string;
}

export interface GraphiqlPage {
  readonly html: string;
  /** By path. */
  readonly assets: ReadonlyMap<string, PageAsset>;
}

const beside = (file: string) => readFile(new URL(file, import.meta.url), 'utf8');
const script = (body: string): PageAsset => ({ type: 'text/javascript; charset=utf-8', body });

/** Text that cannot end the script element it stands in. */
const embedded = (value: unknown) => JSON.stringify(value).replaceAll('<', String.raw`\u003c`);

/** GraphiQL with a sign-in for development users; it loads nothing from anywhere but its own assets. */
export async function graphiqlPage({ examples }: { readonly examples: readonly Example[] }): Promise<GraphiqlPage> {
  // Ten megabytes of text that only a developer's first visit to the page needs.
  const { js, css, editorWorkerService, graphqlWorker, jsonWorker } = await import('@graphql-yoga/render-graphiql/graphiql');
  const [page, client] = await Promise.all([beside('./page.html'), beside('./client.mjs')]);
  return {
    html: page.replace('EXAMPLES', () => embedded(examples)),
    assets: new Map([
      ['/graphiql/client.mjs', script(client)],
      ['/graphiql/graphiql.js', script(js)],
      ['/graphiql/graphiql.css', { type: 'text/css; charset=utf-8', body: css }],
      ['/graphiql/editorWorkerService.worker.js', script(editorWorkerService)],
      ['/graphiql/graphql.worker.js', script(graphqlWorker)],
      ['/graphiql/json.worker.js', script(jsonWorker)],
    ]),
  };
}
