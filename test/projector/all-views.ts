import { projectorMigrations } from '#adapters/projector';
import { boardsMigrations, boardsProjection } from '#views/boards';
import { interviewersMigrations, interviewersProjection } from '#views/interviewers';
import { outcomesMigrations, outcomesProjection } from '#views/outcomes';
import { calendarMigrations, calendarProjection } from '#views/calendar';
import { outlookMigrations, outlookProjection } from '#views/outlook';
import { searchMigrations, searchProjection } from '#views/search';
import { standingMigrations, standingProjection } from '#views/standing';
import { timelineMigrations, timelineProjection } from '#views/timeline';

/** All that the gateway shows, as it keeps it in one schema. */
export const viewProjections = [
  standingProjection, timelineProjection, outlookProjection, searchProjection, boardsProjection, interviewersProjection, outcomesProjection, calendarProjection,
];
export const viewMigrations = [
  ...projectorMigrations, ...standingMigrations, ...timelineMigrations, ...outlookMigrations, ...searchMigrations, ...boardsMigrations,
  ...interviewersMigrations, ...outcomesMigrations, ...calendarMigrations,
];
