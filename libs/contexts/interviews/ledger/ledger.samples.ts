import { InterviewSeriesPlanned, InterviewSessionHeld } from '#contracts/interviews';
import { anActor, anId, theFacts } from '#testing';

export const childId = anId('child');
export const caseId = anId('case');
export const seriesId = anId('series');

const stands = (holder: string, relation: 'own-case' | 'own-province', source = caseId) => ({ childId, holder, relation, source }) as const;

/** A case of Siem Reap. */
export const facts = theFacts({ standing: [stands('unit:police-1710', 'own-case'), stands('province:17', 'own-province')] });

export const dosvy = anActor({ agency: 'MoSVY', unit: 'dosvy-17', role: 'dosvy' });
export const liaison = anActor({ agency: 'MoJ', unit: 'court-17', role: 'court-liaison' });
export const post = anActor({ unit: 'police-1710', role: 'police-district' });

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

export const planned = InterviewSeriesPlanned.of({ ...plan, topics: [...plan.topics], participants: ['dosvy-17'], seriesId, leadUnit: 'ahtjp-17' });

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
