import { RecordMinimalFacts } from '#contracts/interviews';
import { OpenCase, RecordArrest, RecordRescue } from '#contracts/investigation';
import { AcceptReferral, SendReferral } from '#contracts/referrals';
import { type Life, momentOf, record } from '../../life.js';
import { charges, offer } from './who-and-what.js';

/** The first night: a call to the hotline, rescue and arrest, and social affairs told before morning. */
export async function theNight(life: Life): Promise<Life> {
  const { childId } = life;
  const by = 'police-1710';
  const { id: caseId } = await record(life, OpenCase, { by, as: 'case', at: momentOf(life, 0, '01:40') }, {
    childIds: [childId],
    districtCode: '1710',
    channel: 'HOTLINE',
    concerns: ['TRAFFICKING', 'SEXUAL_EXPLOITATION'],
    offences: [...charges],
    reporter: { relation: 'UNKNOWN' },
  });
  await record(life, RecordRescue, { by, as: 'rescue', at: momentOf(life, 0, '02:30') }, {
    caseId,
    childId,
    districtCode: '1710',
    circumstances: 'រកឃើញក្នុងផ្ទះសំណាក់ តាមការហៅទូរស័ព្ទ',
  });
  await record(life, RecordArrest, { by, as: 'arrest', at: momentOf(life, 0, '02:35') }, {
    caseId,
    suspect: { sex: 'MALE', ageYears: 44, name: 'ជន គំរូ' },
    offenceCodes: charges.map(({ code }) => code),
    separateTransport: true,
  });
  await record(life, RecordMinimalFacts, { by, as: 'minimal-facts', at: momentOf(life, 0, '02:50') }, {
    childId,
    caseId,
    facts: [
      { topic: 'INJURY_OR_ILLNESS', answer: 'គ្មានរបួស' },
      { topic: 'WHO_MAY_CARE_TONIGHT', answer: 'មីង នៅក្រុងសៀមរាប' },
      { topic: 'OTHER_CHILDREN_IN_DANGER', answer: 'គ្មានទេ' },
    ],
  });
  const { id: referralId } = await record(life, SendReferral, { by: 'ahtjp-17', as: 'to-dosvy', at: momentOf(life, 0, '03:05') }, {
    childId,
    caseId,
    toUnit: 'dosvy-17',
    kind: 'REFERRAL',
    risk: 'HIGH',
    offer: { ...offer, concerns: [...offer.concerns], needs: ['SOCIAL_WORK', 'COUNSELLING', 'MEDICAL'], bedNeeded: true },
    consent: { from: 'OVERRIDDEN', overrideReason: 'CAREGIVER_SUSPECTED' },
    note: 'ត្រូវការកន្លែងសុវត្ថិភាពនៅយប់នេះ',
  });
  await record(life, AcceptReferral, { by: 'dosvy-17', as: 'dosvy-accepts', at: momentOf(life, 0, '03:30') }, { referralId });
  return { ...life, caseId };
}
