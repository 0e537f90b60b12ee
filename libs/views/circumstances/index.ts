import { Circumstances1795200004000 } from './circumstances.table.js';

export { circumstancesProjection } from './circumstances.projection.js';
export { circumstancesOf } from './circumstances.queries.js';

export const circumstancesMigrations = [Circumstances1795200004000];
