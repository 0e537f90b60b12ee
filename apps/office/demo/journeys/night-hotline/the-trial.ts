import { GiveVerdict, IssueSummons, LayCharge, ReceiveComplaint } from '#contracts/court';
import { ReferCaseToCourt } from '#contracts/investigation';
import { RecordServiceDelivered } from '#contracts/services';
import { type Life, momentOf, newest, record } from '../../life.js';
import { charges } from './who-and-what.js';

/** Charged under article 34 and convicted under article 43. */
export async function theTrial(life: Life): Promise<Life> {
  const { childId, caseId = '' } = life;
  const by = 'court-17';
  const dossierNumber = '17/DEMO/001';
  await record(life, ReferCaseToCourt, { by: 'ahtjp-17', as: 'to-court', at: momentOf(life, 12, '09:00') }, {
    caseId,
    courtUnit: by,
    dossierNumber,
    offences: [...charges],
  });
  const { id: proceedingId } = await record(life, ReceiveComplaint, { by, as: 'complaint', at: momentOf(life, 13, '10:00') }, {
    childIds: [childId],
    caseId,
    courtCaseNumber: 'SR-DEMO-001',
    dossierNumber,
  });
  const laid = await record(life, LayCharge, { by, as: 'charge', at: momentOf(life, 20) }, { proceedingId, offenceCode: 'TIPSE-34', role: 'PRINCIPAL' });
  const chargeId = await newest(life, by, { kind: 'ChargeLaid', field: 'chargeId', after: laid });
  await record(life, IssueSummons, { by, as: 'summons', at: momentOf(life, 45) }, { proceedingId, childId, hearingOn: life.calendar.dayBefore(life.person.daysAgo - 62) });
  await record(life, RecordServiceDelivered, { by: 'ngo-a', as: 'court-support', at: momentOf(life, 60) }, {
    childId,
    referralId: life.toNgo,
    service: 'COURT_SUPPORT',
    sessions: 2,
  });
  await record(life, GiveVerdict, { by, as: 'verdict', at: momentOf(life, 62, '11:20') }, {
    proceedingId,
    chargeId,
    outcome: 'CONVICTION',
    offenceCode: 'TIPSE-43',
    sentenceMonths: 36,
    compensationRiel: 20_000_000,
  });
  return life;
}
