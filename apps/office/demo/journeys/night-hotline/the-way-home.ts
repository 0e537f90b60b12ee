import { EndPlacement, RecordFamilyAssessed, RecordFamilyTraced, StartReintegration } from '#contracts/care';
import { type Life, momentOf, record } from '../../life.js';
import { visited, visitMissed } from '../../steps/care.js';

export async function theWayHome(life: Life): Promise<Life> {
  const { childId } = life;
  const by = 'dosvy-17';
  const home = { childId, relation: 'GRANDPARENT' } as const;
  await record(life, RecordFamilyTraced, { by, as: 'traced', at: momentOf(life, 34) }, { ...home, districtCode: '1702', whereabouts: 'ភូមិគំរូ' });
  await record(life, RecordFamilyAssessed, { by, as: 'assessed', at: momentOf(life, 41) }, { ...home, safe: true, note: 'ជីដូនមានផ្ទះ និងនៅជិតសាលា' });
  await record(life, EndPlacement, { by, as: 'placement-ended', at: momentOf(life, 50, '08:00') }, { childId, reason: 'REINTEGRATED' });
  await record(life, StartReintegration, { by, as: 'home', at: momentOf(life, 50, '08:30') }, {
    ...home,
    districtCode: '1702',
    ownerUnit: 'ngo-a',
    childViews: { asked: true, view: 'សប្បាយចិត្តបានទៅផ្ទះ' },
  });
  const visits = [
    [57, visited('W1')],
    [64, visited('W2')],
    [78, visited('W4')],
    [112, visited('M2')],
    [142, visited('M3')],
    [240, visitMissed('M6')],
    [247, visited('M6')],
    [326, visited('M9')],
    [418, visited('M12')],
  ] as const;
  for (const [day, visit] of visits) await visit(life, day);
  return life;
}
