import { InterviewSeriesPlanned, InterviewSessionHeld } from '#contracts/interviews';
import { type Actor, derivedId } from '#kernel';

export const childId = derivedId('sample', 'child');
export const caseId = derivedId('sample', 'case');
export const seriesId = derivedId('sample', 'series');

const stands = (holder: string, relation: 'own-case' | 'own-province' | 'court-case', source = caseId) => ({ childId, holder, relation, source }) as const;

/** How a case of Siem Reap makes offices stand to the child. */
export const standing = [stands('unit:police-1710', 'own-case'), stands('province:17', 'own-province')];
/** The same once it is at the court of Siem Reap, and where that court has another case of the child only. */
export const atCourt = [...standing, stands('unit:court-17', 'court-case')];
export const atCourtForAnother = [...standing, stands('unit:court-17', 'court-case', derivedId('sample', 'another case'))];

const officer = (unit: string, role: Actor['role']): Actor => ({ id: `officer of ${unit}`, agency: unit, unit, role, province: '17' });
export const dosvy = officer('dosvy-17', 'dosvy');
export const liaison = officer('court-17', 'court-liaison');
export const post = officer('police-1710', 'police-district');

export const plan = {
  childId,
  caseId,
  purpose: 'INVESTIGATION',
  topics: ['WHAT_HAPPENED'],
  participants: ['dosvy-17'],
  plannedFor: '2026-03-05',
  roomType: 'CHILD_FRIENDLY_ROOM',
  recording: true,
} as const;

export const plannedWith = (changes: Partial<Parameters<typeof InterviewSeriesPlanned.of>[0]>) =>
  InterviewSeriesPlanned.of({ ...plan, topics: [...plan.topics], participants: ['dosvy-17'], seriesId, leadUnit: 'ahtjp-17', ...changes });
export const planned = plannedWith({});

export const session = {
  childId,
  seriesId,
  interviewerSex: 'FEMALE',
  roomType: 'CHILD_FRIENDLY_ROOM',
  doorClosed: true,
  interruptions: 0,
  peoplePresent: 3,
  recorded: true,
  viewsAsked: true,
} as const;

export const held = InterviewSessionHeld.of({ ...session, topicsCovered: ['WHAT_HAPPENED'], summary: 'សេចក្តីសង្ខេប' });
