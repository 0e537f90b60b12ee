import { Calendar1795200080000, CalendarAsFacts1795200081000 } from './calendar.table.js';

export { calendarResolvers } from './calendar.graphql.js';
export { calendarProjection } from './calendar.projection.js';
export { contactsWith } from './calendar.queries.js';

export const calendarMigrations = [Calendar1795200080000];
/** For services, whose decisions rest on it. */
export const calendarFactsMigrations = [...calendarMigrations, CalendarAsFacts1795200081000];
