import { Calendar } from './calendar.js';
import { enterInterviewers } from './interviewers.js';
import { declinedStay } from './journeys/declined-stay.js';
import { key as nightHotlineKey, nightHotline } from './journeys/night-hotline/night-hotline.js';
import { twoNames } from './journeys/two-names.js';
import { live } from './live.js';
import { OfficeApi, type OfficeApiOptions } from './office-api.js';
import { parallel } from './parallel.js';
import { people } from './people.js';
import { isWhole, markWhole } from './whole.js';

export interface DemonstrationOptions extends OfficeApiOptions {
  /** One line for each stage that is done. */
  readonly progress: (line: string) => void;
  /** The day on which the demonstration takes place; all else lies before it. */
  readonly now: Date;
}

const atATime = 16;
/** The night hotline and the declined stay tell of one child each, the two names of one that is registered twice. */
const children = people.length + 4;

/**
 * Fills an office with fictional cases, by the same commands and with the same rights as its users. A second run
 * records nothing.
 * @throws {Error} naming the command that was refused, and why
 */
export async function loadDemonstration({ url, tokenFor, progress, now }: DemonstrationOptions): Promise<{ readonly children: number }> {
  const api = new OfficeApi({ url, tokenFor });
  if (await isWhole(api, nightHotlineKey)) {
    progress(`${children} children are there from before`);
    return { children };
  }
  const calendar = new Calendar(now);
  const journeys = [nightHotline, twoNames, declinedStay];
  const begun = performance.now();
  const seconds = () => ((performance.now() - begun) / 1000).toFixed(1);

  await enterInterviewers(api, calendar);
  const ofNoChild = api.done;
  let toldAbout = 0;
  await parallel(atATime, [
    ...journeys.map((journey) => () => journey(api, calendar)),
    ...people.map((person, index) => async () => {
      await live(api, calendar, `child-${index + 1}`, person);
      toldAbout += 1;
      if (toldAbout % 10 === 0) progress(`${toldAbout} of ${people.length} children after ${seconds()} s`);
    }),
  ]);
  await markWhole(api, calendar, nightHotlineKey);
  progress(`${children} children and ${api.done - ofNoChild} entries in ${seconds()} s`);
  return { children };
}
