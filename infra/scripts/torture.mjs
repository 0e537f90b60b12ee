// `npm run torture -- --kills 1000 --seed 7`: builds, then kills parts of a running system at random and counts what is left.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
await build();
await import(pathToFileURL(resolve('dist/test/faults/torture/main.js')).href);
