import {
  EndPlacement, RecordFamilyAssessed, RecordFamilyTraced, RecordFollowUpMissed, RecordFollowUpVisit, StartPlacement, StartReintegration, type Visit,
} from '#contracts/care';
import { RecordServiceDelivered } from '#contracts/services';
import { momentOf, record, type Step, unitsOf } from '../life.js';

export const livesWithKin: Step = async (life, day) => {
  await record(life, StartPlacement, { by: unitsOf(life.person).dosvy, as: 'placement', at: momentOf(life, day, '11:30') }, {
    childId: life.childId,
    kind: 'KINSHIP',
    address: 'ផ្ទះជីដូន ភូមិគំរូ',
    voluntaryStay: true,
    childViews: { asked: true, view: 'ចង់នៅជាមួយជីដូន' },
  });
  return life;
};

export const livesInShelter: Step = async (life, day) => {
  const { dosvy, ngo } = unitsOf(life.person);
  await record(life, StartPlacement, { by: dosvy, as: 'placement', at: momentOf(life, day, '10:00') }, {
    childId: life.childId,
    kind: 'TRANSITIONAL_SHELTER',
    providerUnit: ngo,
    address: 'អាសយដ្ឋានគំរូ',
    voluntaryStay: true,
    childViews: { asked: true },
  });
  return life;
};

/** Entered at the end of the month, as such sessions are. */
export const counselled: Step = async (life, day) => {
  const by = life.toNgo === undefined ? unitsOf(life.person).dosvy : unitsOf(life.person).ngo;
  await record(life, RecordServiceDelivered, { by, as: 'counselling', at: momentOf(life, day) }, {
    childId: life.childId,
    referralId: life.toNgo,
    service: 'COUNSELLING',
    sessions: 4,
  });
  return life;
};

export const wentHome: Step = async (life, day) => {
  const { childId, person } = life;
  const { dosvy, ngo } = unitsOf(person);
  const home = { childId, relation: 'GRANDPARENT' } as const;
  await record(life, RecordFamilyTraced, { by: ngo, as: 'traced', at: momentOf(life, day - 20) }, { ...home, districtCode: person.district });
  await record(life, RecordFamilyAssessed, { by: dosvy, as: 'assessed', at: momentOf(life, day - 6) }, { ...home, safe: true });
  await record(life, EndPlacement, { by: dosvy, as: 'placement-ended', at: momentOf(life, day, '08:00') }, { childId, reason: 'REINTEGRATED' });
  await record(life, StartReintegration, { by: dosvy, as: 'home', at: momentOf(life, day, '08:10') }, {
    ...home,
    districtCode: person.district,
    ownerUnit: ngo,
    childViews: { asked: true, view: 'សប្បាយចិត្តបានទៅផ្ទះ' },
  });
  return life;
};

export const visited =
  (visit: Visit): Step =>
  async (life, day) => {
    await record(life, RecordFollowUpVisit, { by: unitsOf(life.person).ngo, as: `visit-${visit}`, at: momentOf(life, day) }, {
      childId: life.childId,
      visit,
      finding: 'SAFE',
    });
    return life;
  };

export const visitMissed =
  (visit: Visit): Step =>
  async (life, day) => {
    await record(life, RecordFollowUpMissed, { by: unitsOf(life.person).ngo, as: `missed-${visit}`, at: momentOf(life, day) }, {
      childId: life.childId,
      visit,
      reason: 'NO_TRANSPORT',
    });
    return life;
  };
