import { Search1795200040000 } from './search.table.js';

export { searchResolvers } from './search.graphql.js';
export { searchProjection } from './search.projection.js';
export { findByTokens } from './search.queries.js';
export type { FoundChild, SearchQuestion } from './search.queries.js';
export { identifierTerm, searchTerm } from './terms.js';

export const searchMigrations = [Search1795200040000];
