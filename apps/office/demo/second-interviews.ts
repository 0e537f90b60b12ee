import type { Step } from './life.js';
import { agreedByCourt, newSuspectAgreedByDosvy, questionsSent, recordingDeposited, recordingViewed, redirected } from './steps/asked-again.js';

/** Children whom somebody wanted to interview again, by their names in Latin script, and what came of it on which day. */
export const secondInterviews: Readonly<Record<string, readonly (readonly [day: number, step: Step])[]>> = {
  // Redirected: the district views the recording, and has its question answered by nobody yet.
  'Chan Sreypov': [[5, recordingDeposited], [8, redirected(['WHAT_HAPPENED', 'TRANSPORT'])], [8, recordingViewed], [9, questionsSent('TRANSPORT', 'តើនាងធ្វើដំណើរដោយអ្វី?')]],
  // Authorised by both, and not planned yet.
  'Ly Malis': [[12, recordingDeposited], [20, newSuspectAgreedByDosvy], [22, agreedByCourt]],
  // Waits for the court.
  'Touch Sreyna': [[15, newSuspectAgreedByDosvy]],
};
