// The figures of the product, listed for those who watch it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const composition = pathToFileURL(join('dist', 'libs', 'composition', 'index.js')).href;

export const metrics = {
  name: 'metrics',
  files: async () => {
    const { printedMetrics } = await import(composition);
    return { 'docs/reference/metrics.md': printedMetrics() };
  },
};
