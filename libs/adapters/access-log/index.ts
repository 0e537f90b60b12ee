export { openAccessLog, type OpenAccessLog } from './open-access-log.js';
