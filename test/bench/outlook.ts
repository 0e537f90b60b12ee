import { randomUUID } from 'node:crypto';
import type { Comparison } from './measure.js';
import type { Scene } from './scene.js';

const seriesCount = 20;
const sessionsOfEach = 6;
const scenes = 60;

const offences = [{ code: 'TIPSE-42', role: 'PRINCIPAL' }];
const now = () => ({ occurredAt: { value: new Date().toISOString(), precision: 'MINUTE' } });
const tomorrow = () => new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** One matter of the child, as far as it can come: its series, sessions, recording, a request and an open question. */
async function matter({ police, user }: Scene, childId: string): Promise<void> {
  const record = (command: string, input: Readonly<Record<string, unknown>>) => police.record(command, input, now());
  const { id: caseId } = await record('OpenCase', { childIds: [childId], districtCode: '1710', channel: 'WALK_IN', concerns: ['SEXUAL_ABUSE'], offences });
  const planned = await record('PlanInterviewSeries', {
    childId, caseId, purpose: 'INVESTIGATION', topics: ['WHAT_HAPPENED', 'TRANSPORT'], participants: ['dosvy-17'], plannedFor: tomorrow(),
    roomType: 'CHILD_FRIENDLY_ROOM', recording: true,
  });
  const { interviewOutlook } = await police.query<{ interviewOutlook: { series: { id: string }[] } }>(
    'query ($id: ID!, $atLeast: String) { interviewOutlook(childId: $id, atLeast: $atLeast) { series { id } } }',
    { id: childId, atLeast: planned.position },
  );
  const seriesId = interviewOutlook.series.at(-1)?.id;
  for (let session = 0; session < sessionsOfEach; session += 1) {
    await record('HoldInterviewSession', {
      childId, seriesId, interviewerSex: 'FEMALE', roomType: 'CHILD_FRIENDLY_ROOM', doorClosed: true, interruptions: 0, peoplePresent: 2,
      topicsCovered: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED'], recorded: true, summary: 'សេចក្តីសង្ខេប', childWantsKnown: 'ចង់ទៅសាលារៀនវិញ', viewsAsked: true,
    });
  }
  await record('DepositRecording', { childId, seriesId, kind: 'VIDEO', minutes: 40, sha256: `${randomUUID()}${randomUUID()}`.replaceAll('-', '') });
  await record('RequestInterviewRepeat', { childId, seriesId, reason: 'NOT_DETAILED', topics: ['TRANSPORT'] });
  await user.record('SendInterviewQuestions', { childId, seriesId, questions: [{ topic: 'MONEY_OR_DEBT', question: 'តើអ្នកណាបានបង់ថ្លៃ?' }] }, now());
}

const outlook = `query ($id: ID!) { interviewOutlook(childId: $id, purpose: INVESTIGATION, topics: [WHAT_HAPPENED, TRANSPORT, EARLIER_HARM]) {
  childId seriesCount sessionCount coveredTopics waysForward yourTopics { topic state } repeatsPrevented repeatsAuthorised repeatsFound
  series { id purpose leadUnit plannedFor recording topics sessions { id heldAt unit recorded topicsCovered } }
  minimalFacts { takenAt unit topics } repeats { id seriesId topics requestedBy reason answer }
  openQuestions { id seriesId leadUnit askedBy askedAt topic } recordings { id seriesId kind minutes mayRelease releasedToYouUntil viewings } } }`;

/** Tables that the outlook reads; all of them know the child. */
const tables = [
  'interview_series', 'interview_session', 'minimal_facts', 'interview_repeat', 'repeat_found', 'interview_question', 'interview_recording',
  'recording_release', 'recording_viewed', 'rights_told', 'case_at_court', 'standing',
];

/** A child to whom two hundred people have turned: 120 sessions of 20 series, 60 times minimal facts, 20 questions that wait. */
export async function readingAnOutlook(scene: Scene, childId: string): Promise<Comparison> {
  const { user, police, bare } = scene;
  for (let made = 0; made < seriesCount; made += 1) await matter(scene, childId);
  for (let made = 0; made < scenes; made += 1) {
    await police.record('RecordMinimalFacts', { childId, facts: [{ topic: 'IMMEDIATE_DANGER', answer: 'ទេ' }, { topic: 'INJURY_OR_ILLNESS', answer: 'ទេ' }] }, now());
  }
  const text = tables.map((table) => `SELECT * FROM views.${table} WHERE child_id = '${childId}'`).join('; ');
  return {
    title: 'Looking before asking a child who has 200 contacts',
    contenders: [
      { name: 'the same rows by SQL, all statements in one round trip', once: () => bare.query(text) },
      { name: 'an empty answer over GraphQL: signed in, nothing read', once: () => user.query('{ me { unit } }') },
      { name: 'the child’s id over GraphQL: signed in, entitled, logged', once: () => user.query('query ($id: ID!) { child(id: $id) { id } }', { id: childId }) },
      { name: 'the outlook over GraphQL: signed in, entitled, logged', once: () => user.query(outlook, { id: childId }) },
    ],
  };
}
