export type { RecordedEntry } from './entry-table.js';
export {
  AccessLogUnavailable,
  openAccessLog,
  type AccessLogReader,
  type EntriesPage,
  type OpenAccessLog,
} from './open-access-log.js';
