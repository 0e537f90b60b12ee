import { Interviewers1795300001000 } from './interviewers.table.js';

export { interviewersResolvers } from './interviewers.graphql.js';
export { interviewersProjection } from './interviewers.projection.js';
export { certifiedInterviewers, knownInterviewers } from './interviewers.queries.js';

export const interviewersMigrations = [Interviewers1795300001000];
