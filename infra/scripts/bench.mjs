// `npm run bench`: builds, then measures the product beside what the same machine does without it.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
await build();
await import(pathToFileURL(resolve('dist/test/bench/main.js')).href);
