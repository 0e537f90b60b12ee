import { Circumstances1795200004000 } from './circumstances.table.js';
import { Suspects1795300002000 } from './suspects.table.js';

export { circumstancesProjection } from './circumstances.projection.js';
export { circumstancesOf } from './circumstances.queries.js';

export const circumstancesMigrations = [Circumstances1795200004000, Suspects1795300002000];
