// The measures of interviews with their definitions, for those who read the figures.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const composition = pathToFileURL(join('dist', 'libs', 'composition', 'index.js')).href;

export const measures = {
  name: 'measures',
  files: async () => {
    const { printedInterviewMeasures } = await import(composition);
    return { 'docs/reference/interview-measures.md': printedInterviewMeasures() };
  },
};
