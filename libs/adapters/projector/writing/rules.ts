import type { Rules } from '../projector-handle.js';

/** Whether the same events give the rows that stand there. */
export const madeAlike = (own: Rules, madeBy: Rules | undefined): boolean => madeBy?.fingerprint === own.fingerprint;

/** Whether a later release made the rows by rules that are not known here: it alone goes on with them. */
export const madeByNewer = (own: Rules, madeBy: Rules | undefined): boolean =>
  madeBy !== undefined && !madeAlike(own, madeBy) && madeBy.edition > own.edition;

/** Whether the rows have to be made again by these rules. */
export const isOutdated = (own: Rules, madeBy: Rules | undefined): boolean => !madeAlike(own, madeBy) && !madeByNewer(own, madeBy);
