import { Standing1795200001000 } from './standing.table.js';

export { standingResolvers } from './standing.graphql.js';
export { standingProjection } from './standing.projection.js';
export { childrenOf, standingOf, standingOfHolders } from './standing.queries.js';
export type { StoodTo, StoodToPage } from './standing.queries.js';

export const standingMigrations = [Standing1795200001000];
