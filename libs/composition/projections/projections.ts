import { viewProjections } from '../gateway/views.js';
import { factProjections } from '../services/decisions.js';

/** Everything that makes rows of events, in whatever program. */
export const projections = [...new Set([...viewProjections, ...factProjections])];
