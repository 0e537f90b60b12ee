import { createHash } from 'node:crypto';
import type { z } from 'zod';
import {
  DecideInterviewRepeat, DepositRecording, type InterviewTopic, RecordRecordingViewed, ReleaseRecording, RequestInterviewRepeat, SendInterviewQuestions,
} from '#contracts/interviews';
import { type Life, momentOf, newest, record, type Step, unitsOf } from '../life.js';

type Topic = z.infer<typeof InterviewTopic>;

const matterOf = ({ childId, seriesId = '' }: Life) => ({ childId, seriesId });
/** Of a file that never was. */
const sha256Of = ({ key }: Life) => createHash('sha256').update(`recording of ${key}`).digest('hex');

/** Too little detail is no reason to ask her again: the product says so, and where to turn instead. */
export const redirected =
  (topics: readonly Topic[]): Step =>
  async (life, day) => {
    const { first: by } = unitsOf(life.person);
    await record(life, RequestInterviewRepeat, { by, as: 'not-detailed', at: momentOf(life, day, '08:20') }, { ...matterOf(life), reason: 'NOT_DETAILED', topics: [...topics] });
    return life;
  };

/** What the district wants to know goes to the unit that leads the interviews. */
export const questionsSent =
  (topic: Topic, question: string): Step =>
  async (life, day) => {
    const { first: by } = unitsOf(life.person);
    await record(life, SendInterviewQuestions, { by, as: 'questions', at: momentOf(life, day, '08:45') }, { ...matterOf(life), questions: [{ topic, question }] });
    return life;
  };

export const recordingDeposited: Step = async (life, day) => {
  const { ahtjp } = unitsOf(life.person);
  const file = { kind: 'VIDEO', minutes: 48, sha256: sha256Of(life), place: 'ទូសុវត្ថិភាព ការិយាល័យគំរូ' } as const;
  const deposited = await record(life, DepositRecording, { by: ahtjp, as: 'recording', at: momentOf(life, day, '17:00') }, { ...matterOf(life), ...file });
  return { ...life, recordingId: await newest(life, ahtjp, { kind: 'RecordingDeposited', field: 'recordingId', after: deposited }) };
};

/** The district views the recording for a week instead of asking the child. */
export const recordingViewed: Step = async (life, day) => {
  const { childId, person, calendar, recordingId = '' } = life;
  const { ahtjp, first } = unitsOf(person);
  const purpose = 'INVESTIGATION';
  await record(life, ReleaseRecording, { by: ahtjp, as: 'released', at: momentOf(life, day, '09:00') }, {
    childId, recordingId, toUnit: first, purpose, until: calendar.dayBefore(person.daysAgo - day - 7),
  });
  await record(life, RecordRecordingViewed, { by: first, as: 'viewed', at: momentOf(life, day, '14:30') }, { childId, recordingId, purpose });
  return life;
};

/** Somebody new is suspected: that is a reason to ask again, and social affairs agrees; the court has not answered yet. */
export const newSuspectAgreedByDosvy: Step = async (life, day) => {
  const { childId, person } = life;
  const { ahtjp, dosvy } = unitsOf(person);
  const asked = await record(life, RequestInterviewRepeat, { by: ahtjp, as: 'new-suspect', at: momentOf(life, day, '10:00') }, {
    ...matterOf(life), reason: 'NEW_SUSPECT', topics: ['WHO_WAS_INVOLVED'], note: 'មានជនសង្ស័យថ្មីម្នាក់',
  });
  const requestId = await newest(life, ahtjp, { kind: 'InterviewRepeatRequested', field: 'requestId', after: asked });
  await record(life, DecideInterviewRepeat, { by: dosvy, as: 'dosvy-agrees', at: momentOf(life, day, '15:00') }, { childId, requestId, decision: 'AUTHORISE' });
  return { ...life, requestId };
};

export const agreedByCourt: Step = async (life, day) => {
  const { childId, person, requestId = '' } = life;
  await record(life, DecideInterviewRepeat, { by: unitsOf(person).court, as: 'court-agrees', at: momentOf(life, day, '09:40') }, { childId, requestId, decision: 'AUTHORISE' });
  return life;
};
