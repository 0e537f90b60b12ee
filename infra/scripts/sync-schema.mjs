// The GraphQL schema as the gateway serves it, printed for those who write against it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const composition = pathToFileURL(join('dist', 'libs', 'composition', 'index.js')).href;

export const schema = {
  name: 'GraphQL schema',
  files: async () => {
    const { printedSchema } = await import(composition);
    return { 'apps/gateway/schema.graphql': await printedSchema() };
  },
};
