import { StartPlacement } from '#contracts/care';
import { LinkExternalIdentifier } from '#contracts/children';
import { AcceptReferral, SendReferral } from '#contracts/referrals';
import { RecordServiceDelivered } from '#contracts/services';
import { type Life, momentOf, record } from '../../life.js';
import { offer } from './who-and-what.js';

export async function theShelter(life: Life): Promise<Life> {
  const { childId, caseId } = life;
  const { id: toNgo } = await record(life, SendReferral, { by: 'dosvy-17', as: 'to-ngo', at: momentOf(life, 3, '15:00') }, {
    childId,
    caseId,
    toUnit: 'ngo-a',
    kind: 'REFERRAL',
    risk: 'HIGH',
    offer: { ...offer, concerns: [...offer.concerns], needs: ['TRANSITIONAL_ACCOMMODATION', 'COUNSELLING', 'EDUCATION'], bedNeeded: true, voluntaryStay: true },
    consent: { from: 'DOSVY_BEST_INTEREST' },
  });
  await record(life, AcceptReferral, { by: 'ngo-a', as: 'ngo-accepts', at: momentOf(life, 3, '17:45') }, { referralId: toNgo });
  await record(life, StartPlacement, { by: 'dosvy-17', as: 'placement', at: momentOf(life, 4, '10:00') }, {
    childId,
    kind: 'TRANSITIONAL_SHELTER',
    providerUnit: 'ngo-a',
    address: 'អាសយដ្ឋានគំរូ',
    voluntaryStay: true,
    childViews: { asked: true, view: 'ចង់នៅជិតសាលា' },
  });
  await record(life, LinkExternalIdentifier, { by: 'ngo-a', as: 'oscar', at: momentOf(life, 5) }, { childId, system: 'OSCAR', value: 'DEMO-0001' });
  await record(life, RecordServiceDelivered, { by: 'ngo-a', as: 'counselling', at: momentOf(life, 30) }, {
    childId,
    referralId: toNgo,
    service: 'COUNSELLING',
    sessions: 6,
  });
  return { ...life, toNgo };
}
