import { Boards1795200020000, Escalations1795200060000, FollowUps1795200070000 } from './boards.table.js';

export { boardsResolvers } from './boards.graphql.js';
export { boardsProjection } from './boards.projection.js';
export { boardCounts, escalatedTo, overdue, sentBy, takenOn, waitingFor } from './boards.queries.js';
export type { BoardCounts, BoardPage, ReferralCard } from './boards.queries.js';

export const boardsMigrations = [Boards1795200020000, Escalations1795200060000, FollowUps1795200070000];
