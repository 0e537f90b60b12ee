import { RecordMinimalFacts } from '#contracts/interviews';
import { OpenCase, RecordArrest, RecordRescue } from '#contracts/investigation';
import { AcceptReferral } from '#contracts/referrals';
import { sentByItself } from '../../by-itself.js';
import { type Life, momentOf, record } from '../../life.js';
import { charges } from './who-and-what.js';

/** The first night: a call to the hotline, rescue and arrest; social affairs is told by the product itself. */
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
  const { referralId, at } = await sentByItself(life, 'dosvy-17');
  await record(life, AcceptReferral, { by: 'dosvy-17', as: 'dosvy-accepts', at }, { referralId });
  return { ...life, caseId };
}
