import { expect } from '@jest/globals';
import type { Truth } from '../interviews/promised.js';
import { readByAll, type Standings } from '../interviews/read-by-all.js';
import type { Telling } from '../telling.js';
import { words } from './cast.js';

/** After which of the journey's steps everybody asks: 8 when the interview is planned, and 14 when the NGO's part has ended. */
export type Step = 8 | 10 | 14;

export interface Matter {
  readonly caseId: string;
  readonly seriesId: string;
  readonly interviewerId: string;
}

const some = expect.any(String) as unknown;
const at = (minute: string) => `${minute}:00+07:00`;

const standings = (step: Step): Standings => ({
  'police-1710': ['own-case', 'registered'],
  'ahtjp-17': ['own-province', 'lead-team'],
  'dosvy-17': ['own-province', 'referral-accepted'],
  'ngo-a': step === 8 ? [] : step === 10 ? ['referral-accepted'] : ['referral-ended'],
  'court-17': step === 14 ? ['court-case'] : [],
});

const told = ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED'];
const wish = { requestedBy: 'ahtjp-17', reason: 'NOT_DETAILED', topics: ['WHAT_HAPPENED', 'TRANSPORT'], answer: 'REDIRECTED' };

function outlookBy(step: Step, { seriesId, interviewerId }: Matter): Truth['outlook'] {
  const held = step > 8;
  const session = { id: some, heldAt: at('2023-03-05T09:00'), unit: 'ahtjp-17', recorded: true, topicsCovered: told };
  const topics = [...told, 'WISHES_AND_FEARS', 'FAMILY_AND_HOME'];
  const plan = { purpose: 'INVESTIGATION', leadUnit: 'ahtjp-17', plannedFor: '2023-03-05', recording: true, topics, interviewerId, childPrefers: 'FEMALE' };
  const recording = { id: some, seriesId, kind: 'VIDEO', minutes: 48, mayRelease: step < 14 ? ['ahtjp-17'] : ['ahtjp-17', 'court-17'], releasedToYouUntil: {}, viewings: 0 };
  const rights = [['PROCESS', true], ['WITNESS_ROLE', true], ['RESTITUTION', true], ['SERVICES', false]] as const;
  return {
    childId: some,
    seriesCount: 1,
    sessionCount: held ? 1 : 0,
    series: [{ ...plan, id: seriesId, sessions: held ? [session] : [] }],
    minimalFacts: [{ takenAt: at('2023-03-02T02:50'), unit: 'police-1710', topics: ['WHO_MAY_CARE_TONIGHT'] }],
    coveredTopics: held ? told : [],
    yourTopics: [{ topic: 'WHAT_HAPPENED', state: held ? 'COVERED' : 'PLANNED' }, { topic: 'TRANSPORT', state: 'OPEN' }],
    rights: rights.map(([topic, both]) => ({ topic, toldToChild: both, toldToCaregiver: both })),
    repeats: held ? [{ ...wish, id: some, seriesId }] : [],
    openQuestions: [],
    recordings: held ? [recording] : [],
    repeatsPrevented: held ? 1 : 0,
    repeatsAuthorised: 0,
    repeatsFound: 0,
  };
}

function waysBy(step: Step): Truth['ways'] {
  const asks = ['SEND_QUESTIONS'];
  const joins = [...asks, 'JOIN_PLANNED_SESSION'];
  if (step === 8) return { 'police-1710': joins, 'ahtjp-17': joins, 'dosvy-17': joins };
  const unseen = ['READ_SUMMARY', ...asks];
  const all = ['VIEW_RECORDING', ...unseen];
  return { 'police-1710': ['VIEW_RECORDING', ...asks], 'ahtjp-17': all, 'dosvy-17': unseen, 'ngo-a': unseen, 'court-17': all };
}

function askedBy(step: Step, childId: string, { caseId, seriesId }: Matter): Pick<Truth, 'requests' | 'questions'> {
  if (step === 8) return { requests: [], questions: [] };
  const of = { id: some, childId, caseId, seriesId, askedAt: some, answeredAt: some };
  const question = { ...of, leadUnit: 'ahtjp-17', askedBy: 'ahtjp-17' };
  return {
    requests: [{ ...of, ...wish, note: null, agreedBy: [], waitingFor: [], answerDueAt: null, remindedAt: null, isOverdue: false }],
    questions: [
      { ...question, topic: 'MONEY_OR_DEBT', question: { state: 'OPEN', value: words.whoPaid } },
      { ...question, topic: 'TRANSPORT', question: { state: 'OPEN', value: words.howShePassed } },
    ],
  };
}

function measuresBy(step: Step): Truth['measures'] {
  const heard = {
    SESSIONS_PER_CHILD: '1/1=1', DAYS_TO_INTERVIEW_MEDIAN: '/1=3', DAYS_TO_INTERVIEW_P90: '/1=3', ONE_INTERVIEWER: '1/1=1', INTERVIEWER_NAMED: '1/1=1',
    INTERVIEWER_CERTIFIED: '1/1=1', REPEATS_PREVENTED: '1/1=1', RECORDED: '1/1=1', PRIVATE_ROOM: '1/1=1', SUPPORT_PERSON: '1/1=1', VIEWS_SOUGHT: '1/1=1',
    'INFORMATION_GIVEN PROCESS': '1/1=1', 'INFORMATION_GIVEN WITNESS_ROLE': '1/1=1', 'INFORMATION_GIVEN RESTITUTION': '1/1=1',
    // She says that somebody came in, the officer that nobody did.
    'OFFICER_AND_CHILD_AGREE DOOR_CLOSED': '1/1=1', 'OFFICER_AND_CHILD_AGREE ADULT_OF_OWN_CHOICE': '1/1=1',
  };
  return { whole: { SINGLE_SERIES: '1/1=1', ...(step === 8 ? {} : heard) }, ofUnit: {} };
}

/** Everybody asks, and is told what the table gives to the way in which it stands to the girl after this step. */
export async function whoReadsWhat(story: Telling, step: Step, matter: Matter): Promise<void> {
  const asked = { purpose: 'INVESTIGATION', topics: ['WHAT_HAPPENED', 'TRANSPORT'], from: '2023-03-01', until: '2023-03-31' };
  const interview = { on: '2023-03-05', unit: 'ahtjp-17', time: null, kind: 'TALK', withUnits: ['dosvy-17', 'court-17'] };
  const calendar = [step === 8 ? { ...interview, id: matter.seriesId, source: 'INTERVIEW_PLANNED' } : { ...interview, id: some, source: 'INTERVIEW_HELD' }];
  await readByAll(story, asked, standings(step), {
    outlook: outlookBy(step, matter), ways: waysBy(step), calendar, ...askedBy(step, story.child, matter), measures: measuresBy(step),
  });
}
