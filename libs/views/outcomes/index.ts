import { MeasuredInterviewers1795200091000 } from './interviewers.table.js';
import { InterviewMeasures1795200090000 } from './measured.table.js';
import { TapesOfSeries1795200093000 } from './tapes-of-series.table.js';
import { MeasuredFeedback1795200092000 } from './told-and-heard.table.js';

export { outcomesResolvers } from './interview-measures.graphql.js';
export { countedRowsOf, talliesOf } from './interview-measures.queries.js';
export { figuresFrom } from './figures.js';
export { outcomesProjection } from './outcomes.projection.js';
export { printedInterviewMeasures } from './printed-measures.js';

export const outcomesMigrations = [InterviewMeasures1795200090000, MeasuredInterviewers1795200091000, MeasuredFeedback1795200092000, TapesOfSeries1795200093000];
