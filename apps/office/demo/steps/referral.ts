import { ageBandOf } from '#contracts/vocabulary';
import { AcceptReferral, DeclineReferral, SendReferral } from '#contracts/referrals';
import { type Life, momentOf, record, type Step, unitsOf } from '../life.js';

/** What is offered says enough to answer and does not name the child. */
const offer = ({ person }: Life) => ({ sex: person.sex, ageBand: ageBandOf(person.age), districtCode: person.district, concerns: [person.concern] });

async function referredToDosvy(life: Life, day: number, risk: 'HIGH' | 'MEDIUM') {
  const { person, childId, caseId } = life;
  const { first, dosvy } = unitsOf(person);
  return record(life, SendReferral, { by: first, as: 'to-dosvy', at: momentOf(life, day, '10:40') }, {
    childId,
    caseId,
    toUnit: dosvy,
    kind: 'REFERRAL',
    risk,
    offer: { ...offer(life), needs: ['SOCIAL_WORK', 'COUNSELLING'], bedNeeded: risk === 'HIGH' },
    consent: risk === 'HIGH' ? { from: 'OVERRIDDEN', overrideReason: 'IMMEDIATE_DANGER' } : { from: 'CAREGIVER_AND_CHILD' },
  });
}

export const offeredToDosvy: Step = async (life, day) => {
  if (life.toDosvy === undefined) await referredToDosvy(life, day, 'HIGH');
  return life;
};

/** What the product sent by itself it sent today, whatever the day of the case: nobody can have accepted it before. */
export const takenOnByDosvy: Step = async (life, day) => {
  const byHand = async () => ({ referralId: (await referredToDosvy(life, day, 'MEDIUM')).id, at: momentOf(life, day, '16:10') });
  const { referralId, at } = life.toDosvy ?? (await byHand());
  await record(life, AcceptReferral, { by: unitsOf(life.person).dosvy, as: 'dosvy-accepts', at }, { referralId });
  return life;
};

const askedOfNgo = (life: Life, day: number, ngo: string, as: string) =>
  record(life, SendReferral, { by: unitsOf(life.person).dosvy, as, at: momentOf(life, day, '08:45') }, {
    childId: life.childId,
    caseId: life.caseId,
    toUnit: ngo,
    kind: 'REFERRAL',
    risk: 'MEDIUM',
    offer: { ...offer(life), needs: ['TRANSITIONAL_ACCOMMODATION', 'COUNSELLING', 'EDUCATION'], bedNeeded: true, voluntaryStay: true },
    consent: { from: 'CAREGIVER_AND_CHILD' },
    note: 'ក្មេងសុខចិត្តស្នាក់នៅ',
  });

export const offeredToNgo: Step = async (life, day) => {
  const { id: toNgo } = await askedOfNgo(life, day, life.person.ngo, 'to-ngo');
  return { ...life, toNgo };
};

export const takenOnByNgo: Step = async (life, day) => {
  await record(life, AcceptReferral, { by: life.person.ngo, as: 'ngo-accepts', at: momentOf(life, day, '09:15') }, { referralId: life.toNgo ?? '' });
  return life;
};

export const declinedByNgo: Step = async (life, day) => {
  const reason = life.person.sex === 'MALE' ? 'SEX_POLICY' : 'NO_CAPACITY';
  await record(life, DeclineReferral, { by: life.person.ngo, as: 'ngo-declines', at: momentOf(life, day, '17:20') }, { referralId: life.toNgo ?? '', reason });
  return life;
};

/** The next NGO is asked; its answer is still to come. */
export const askedElsewhere: Step = async (life, day) => {
  await askedOfNgo(life, day, life.person.ngo === 'ngo-c' ? 'ngo-a' : 'ngo-c', 'to-next-ngo');
  return life;
};
