export { AccessLogUnavailable, openAccessLog, type OpenAccessLog } from './open-access-log.js';
