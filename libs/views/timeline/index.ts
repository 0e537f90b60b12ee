import { Timeline1795200010000 } from './timeline.table.js';

export { childCards } from './child-card.queries.js';
export type { CardIdentifier, ChildCard } from './child-card.queries.js';
export { timelineResolvers } from './timeline.graphql.js';
export { timelineProjection } from './timeline.projection.js';
export { entriesById, hasEntryOf, timelinePage } from './timeline.queries.js';
export type { TimelineEntry, TimelineQuestion } from './timeline.queries.js';

export const timelineMigrations = [Timeline1795200010000];
