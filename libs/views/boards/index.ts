import { Boards1795200020000, Escalations1795200060000, FollowUps1795200070000 } from './boards.table.js';
import { QuestionsAsked1795200072000, RepeatRequests1795200071000 } from './repeats.table.js';

export { boardsResolvers } from './boards.graphql.js';
export { boardsProjection } from './boards.projection.js';
export { boardCounts, escalatedTo, overdue, sentBy, takenOn, waitingFor } from './boards.queries.js';
export type { BoardCounts, BoardPage, ReferralCard } from './boards.queries.js';
export { questionsOf, questionsToAnswer } from './questions.queries.js';
export { requestsOf, requestsToDecide } from './repeat-requests.queries.js';

export const boardsMigrations = [
  Boards1795200020000, Escalations1795200060000, FollowUps1795200070000, RepeatRequests1795200071000, QuestionsAsked1795200072000,
];
