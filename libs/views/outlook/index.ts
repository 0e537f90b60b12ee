import { OutlookCourts1795300036000 } from './courts.table.js';
import { Outlook1795200030000 } from './outlook.table.js';
import { OutlookInterviewers1795300034000 } from './interviewers.table.js';
import { Questions1795200032000 } from './questions.table.js';
import { Recordings1795200033000 } from './recordings.table.js';
import { Repeats1795200031000 } from './repeats.table.js';
import { Rights1795300035000 } from './rights.table.js';

export { outlookResolvers } from './outlook.graphql.js';
export { outlookProjection } from './outlook.projection.js';
export { outlookOf } from './outlook.queries.js';
export { releasedTo } from './recordings.queries.js';
export type { Outlook, OutlookMinimalFacts, OutlookSeries, OutlookSession } from './outlook.queries.js';

export const outlookMigrations = [Outlook1795200030000, Repeats1795200031000, Questions1795200032000, Recordings1795200033000, OutlookInterviewers1795300034000, Rights1795300035000, OutlookCourts1795300036000];
