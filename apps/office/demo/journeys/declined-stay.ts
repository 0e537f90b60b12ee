import { StartPlacement } from '#contracts/care';
import { OpenCase } from '#contracts/investigation';
import { AcceptReferral, DeclineReferral, SendReferral } from '#contracts/referrals';
import { RecordServiceDelivered } from '#contracts/services';
import type { ServiceCode } from '#contracts/vocabulary';
import type { z } from 'zod';
import type { Calendar } from '../calendar.js';
import { type Life, momentOf, record } from '../life.js';
import type { OfficeApi } from '../office-api.js';
import type { Person } from '../person.js';
import { register } from '../registration.js';

const boy: Person = {
  nameKhmer: 'វ៉ាន់ សុផល',
  nameLatin: 'Van Sophal',
  sex: 'MALE',
  age: 16,
  district: '1208',
  concern: 'SEXUAL_EXPLOITATION',
  daysAgo: 58,
  course: 'kinship',
  ngo: 'ngo-b',
};

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly needs: readonly z.infer<typeof ServiceCode>[];
  readonly bedNeeded: boolean;
  readonly at: readonly [day: number, time: string];
}

const asked = (life: Life, { from, to, needs, bedNeeded, at }: Asked) =>
  record(life, SendReferral, { by: from, as: `to-${to}`, at: momentOf(life, ...at) }, {
    childId: life.childId,
    caseId: life.caseId,
    toUnit: to,
    kind: 'REFERRAL',
    risk: 'HIGH',
    offer: { sex: 'MALE', ageBand: 'AGE_15_17', districtCode: '1208', concerns: ['SEXUAL_EXPLOITATION'], needs: [...needs], bedNeeded },
    consent: { from: 'CHILD' },
  });

/** A boy does not want to live in: the first NGO says no, and he is looked after by day and lives with kin. */
export async function declinedStay(api: OfficeApi, calendar: Calendar): Promise<void> {
  const key = 'declined-stay';
  const { id: childId } = await register(api, { user: 'ahtjp-12', key, at: calendar.at(boy.daysAgo, '16:20') }, boy);
  const start: Life = { api, calendar, key, person: boy, childId };
  const { id: caseId } = await record(start, OpenCase, { by: 'ahtjp-12', as: 'case', at: momentOf(start, 0, '16:35') }, {
    childIds: [childId],
    districtCode: '1208',
    channel: 'PARTNER_DIRECT',
    concerns: ['SEXUAL_EXPLOITATION'],
    offences: [{ code: 'TIPSE-34', role: 'PRINCIPAL' }],
  });
  const life = { ...start, caseId };
  const told = await asked(life, { from: 'ahtjp-12', to: 'dosvy-12', needs: ['SOCIAL_WORK', 'MEDICAL'], bedNeeded: true, at: [0, '17:10'] });
  await record(life, AcceptReferral, { by: 'dosvy-12', as: 'dosvy-accepts', at: momentOf(life, 0, '18:00') }, { referralId: told.id });

  const livingIn = await asked(life, { from: 'dosvy-12', to: 'ngo-b', needs: ['TRANSITIONAL_ACCOMMODATION', 'COUNSELLING'], bedNeeded: true, at: [1, '08:30'] });
  await record(life, DeclineReferral, { by: 'ngo-b', as: 'ngo-b-declines', at: momentOf(life, 1, '13:05') }, {
    referralId: livingIn.id,
    reason: 'CHILD_DECLINED_STAY',
  });

  await record(life, StartPlacement, { by: 'dosvy-12', as: 'placement', at: momentOf(life, 1, '16:00') }, {
    childId,
    kind: 'KINSHIP',
    address: 'ផ្ទះបងស្រី',
    voluntaryStay: true,
    childViews: { asked: true, view: 'មិនចង់ស្នាក់នៅមណ្ឌល ចង់នៅជាមួយបងស្រី' },
  });
  const byDay = await asked(life, { from: 'dosvy-12', to: 'ngo-d', needs: ['COUNSELLING', 'VOCATIONAL_TRAINING'], bedNeeded: false, at: [2, '09:00'] });
  await record(life, AcceptReferral, { by: 'ngo-d', as: 'ngo-d-accepts', at: momentOf(life, 2, '11:40') }, { referralId: byDay.id });
  await record(life, RecordServiceDelivered, { by: 'ngo-d', as: 'training', at: momentOf(life, 40) }, {
    childId,
    referralId: byDay.id,
    service: 'VOCATIONAL_TRAINING',
    sessions: 12,
  });
}
