import { interviewerOf } from '../../harness/interviewers.js';
import { mustEqual } from '../../harness/must-equal.js';
import type { Office } from '../../harness/office.js';
import { Telling } from '../telling.js';
import { atCourt } from './at-court.js';
import { nameKhmer, units } from './cast.js';
import { type Figures, figuresOf } from './figures.js';
import { theFirstNight } from './first-night.js';
import { goingHome } from './going-home.js';
import { toldOnce } from './told-once.js';
import { whoReadsWhat } from './who-reads-what.js';

/** All but the referral to social affairs, which was sent and accepted now, happened years before ToldOnce learned it: as of then, nothing was known. */
async function learnedLate(story: Telling): Promise<void> {
  const { child } = await story.by('dosvy-17').query<{ child: { then: { edges: unknown[] }; now: { edges: unknown[] } } }>(
    `query ($id: ID!) { child(id: $id) {
      then: timeline(first: 100, filter: { asOf: "2024-12-31T00:00:00+07:00" }) { edges { cursor } }
      now: timeline(first: 100, filter: { to: "2024-12-31T00:00:00+07:00" }) { edges { cursor } }
    } }`,
    { id: story.child },
  );
  mustEqual([child.then.edges.length, child.now.edges.length], [0, 38]);
}

/**
 * J1, from a call at night to twelve months at home, as far as there are commands for it. After every step, refused or
 * recorded, each unit's whole timeline is compared with the table; the first difference ends the story with an error.
 */
export async function playJ1(office: Office): Promise<{ readonly childId: string; readonly figures: Figures }> {
  const at = { unit: 'ahtjp-17', from: '2022-01-10' };
  const interviewers = {
    woman: await interviewerOf(office, { ...at, staffNumber: 'SR-0412', sex: 'FEMALE', until: '2024-01-09' }),
    // His certificate ends on the day before the interview.
    man: await interviewerOf(office, { ...at, staffNumber: 'SR-0399', sex: 'MALE', until: '2023-03-04' }),
  };
  const story = await Telling.begin(office, units, nameKhmer);
  const caseId = await theFirstNight(story);
  const { referralId, matter } = await toldOnce(story, caseId, interviewers);
  await atCourt(story, caseId);
  await goingHome(story, referralId);
  await whoReadsWhat(story, 14, matter);
  await learnedLate(story);
  return { childId: story.child, figures: await figuresOf(story.by('court-17'), story.child) };
}
