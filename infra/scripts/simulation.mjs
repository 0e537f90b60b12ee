// `npm run simulation -- --children 1000 --seed 2009 --write`: builds, then plays a province that does not exist through the product.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
await build();
await import(pathToFileURL(resolve('dist/test/simulation/main.js')).href);
