import { GiveVerdict, LayCharge, ReceiveComplaint } from '#contracts/court';
import { ReferCaseToCourt } from '#contracts/investigation';
import { type Life, momentOf, newest, record, type Step, unitsOf } from '../life.js';
import { allegedIn } from './offences.js';

/** A running number of the province and year, as offices give them. */
function dossierNumber({ person, calendar, childId }: Life): string {
  const running = 1 + (Number.parseInt(childId.slice(0, 6), 16) % 400);
  return `${person.district.slice(0, 2)}/${calendar.dayBefore(person.daysAgo).slice(0, 4)}/${running}`;
}

export const dossierSent: Step = async (life, day) => {
  const { person, caseId = '' } = life;
  const { ahtjp, court: courtUnit } = unitsOf(person);
  await record(life, ReferCaseToCourt, { by: ahtjp, as: 'to-court', at: momentOf(life, day, '09:00') }, {
    caseId,
    courtUnit,
    dossierNumber: dossierNumber(life),
    offences: allegedIn(person),
  });
  return life;
};

export const charged: Step = async (life, day) => {
  const { person, caseId, childId } = life;
  const { court } = unitsOf(person);
  const number = dossierNumber(life);
  const received = await record(life, ReceiveComplaint, { by: court, as: 'complaint', at: momentOf(life, day - 3, '10:30') }, {
    childIds: [childId],
    caseId,
    courtCaseNumber: `C-${number}`,
    dossierNumber: number,
  });
  const laid = await record(life, LayCharge, { by: court, as: 'charge', at: momentOf(life, day) }, {
    proceedingId: received.id,
    offenceCode: allegedIn(person)[0]?.code ?? '',
    role: 'PRINCIPAL',
  });
  return { ...life, proceedingId: received.id, chargeId: await newest(life, court, { kind: 'ChargeLaid', field: 'chargeId', after: laid }) };
};

export const judged: Step = async (life, day) => {
  const { person, proceedingId = '', chargeId = '' } = life;
  await record(life, GiveVerdict, { by: unitsOf(person).court, as: 'verdict', at: momentOf(life, day) }, {
    proceedingId,
    chargeId,
    outcome: 'CONVICTION',
    sentenceMonths: 84,
    compensationRiel: 12_000_000,
  });
  return life;
};
