export { accessLogMigrations, openAccessLog, type OpenAccessLog } from './open-access-log.js';
