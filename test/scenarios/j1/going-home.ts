import type { Telling } from '../telling.js';
import { words } from './cast.js';
import * as sees from './sees.js';

/** Step 14: nobody goes home before the family was found and seen; then a year of visits, one of them missed at first. */
export async function goingHome(story: Telling, referralId: string): Promise<void> {
  const childId = story.child;
  const grandmother = { childId, relation: 'GRANDPARENT' };
  const home = { ...grandmother, districtCode: '1702', ownerUnit: 'ngo-a', childViews: { asked: true, view: words.viewOnHome } };
  await story.isRefused('dosvy-17', '2023-07-10T09:00', 'StartReintegration', home, 'FamilyNotTraced');
  await story.does(
    'dosvy-17',
    '2023-07-12T09:00',
    'RecordFamilyTraced',
    { ...grandmother, districtCode: '1702', whereabouts: words.grandmothersPlace },
    sees.familyTraced,
  );
  await story.isRefused('dosvy-17', '2023-07-12T10:00', 'StartReintegration', home, 'FamilyNotAssessed');
  await story.does('dosvy-17', '2023-07-20T09:00', 'RecordFamilyAssessed', { ...grandmother, safe: true, note: words.assessment }, sees.familyAssessed);
  await story.isRefused('ngo-a', '2023-07-31T09:00', 'StartReintegration', home, 'NotAllowed');
  await story.does('ngo-a', '2023-08-01T08:00', 'EndPlacement', { childId, reason: 'REINTEGRATED' }, sees.placementEnded);
  await story.does('dosvy-17', '2023-08-01T09:00', 'StartReintegration', home, sees.wentHome);

  const visit = (name: string, day: string) =>
    story.does('ngo-a', `${day}T09:00`, 'RecordFollowUpVisit', { childId, visit: name, finding: 'SAFE', note: words.visit }, sees.visited);
  await visit('W1', '2023-08-08');
  await visit('W2', '2023-08-15');
  await visit('W4', '2023-08-29');
  await visit('M2', '2023-10-01');
  await visit('M3', '2023-11-01');
  const missed = { childId, visit: 'M6', reason: 'NO_TRANSPORT' };
  await story.isRefused('ngo-a', '2024-01-31T09:00', 'RecordFollowUpMissed', missed, 'VisitNotDue', { visit: 'M6', dueOn: '2024-02-01' });
  await story.does('ngo-a', '2024-02-02T09:00', 'RecordFollowUpMissed', missed, sees.missed);
  await visit('M6', '2024-02-12');
  await story.isRefused('ngo-a', '2024-02-13T09:00', 'RecordFollowUpVisit', { childId, visit: 'M6', finding: 'SAFE' }, 'VisitAlreadyDone', { visit: 'M6' });
  await visit('M9', '2024-05-01');
  await visit('M12', '2024-08-01');

  story.stands('ngo-a', { column: 'ngo afterwards', knowsChild: false });
  await story.does('ngo-a', '2024-08-05T09:00', 'CompleteReferral', { referralId, outcome: 'NEEDS_MET' }, sees.completed);
}
