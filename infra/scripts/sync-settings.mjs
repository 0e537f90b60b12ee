// The settings of the product, listed for those who run it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const composition = pathToFileURL(join('dist', 'libs', 'composition', 'index.js')).href;

export const settings = {
  name: 'settings',
  files: async () => {
    const { printedSettings } = await import(composition);
    return { 'docs/reference/settings.md': printedSettings() };
  },
};
