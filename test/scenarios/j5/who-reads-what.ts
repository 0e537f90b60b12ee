import { expect } from '@jest/globals';
import type { Truth } from '../interviews/promised.js';
import { readByAll, type Standings } from '../interviews/read-by-all.js';
import type { Telling } from '../telling.js';
import { type Matter, type People, topics, words } from './cast.js';

/** After which of the journey's steps everybody asks: 6 while the question of the district waits, 8 when the NGO's part has ended. */
export type Step = 2 | 3 | 4 | 6 | 7 | 8;

const some = expect.any(String) as unknown;
const at = (minute: string) => `${minute}:00+07:00`;

const standings = (step: Step): Standings => ({
  'police-0401': step < 6 ? ['own-case', 'registered'] : ['own-case', 'registered', 'released'],
  'ahtjp-04': step < 3 ? ['own-province'] : ['own-province', 'lead-team'],
  'dosvy-04': ['own-province'],
  'court-04': step < 7 ? [] : ['court-case'],
  'ngo-a': step < 8 ? ['referral-accepted'] : ['referral-ended'],
  'ngo-b': ['referral-offered'],
  'ngo-c': ['referral-ended'],
  'legal-aid-a': step < 7 ? [] : ['released'],
});

const heldOn = (minute: string, topicsCovered: readonly string[]) => ({ id: some, heldAt: at(minute), unit: 'ahtjp-04', recorded: true, topicsCovered });

function seriesBy(step: Step, { seriesId }: Matter, { woman }: People) {
  const both = { purpose: 'INVESTIGATION', leadUnit: 'ahtjp-04', recording: true, interviewerId: woman, childPrefers: 'FEMALE' };
  const sessions = step < 4 ? [] : [heldOn('2023-06-09T09:00', []), heldOn('2023-06-13T09:00', topics)];
  return [
    ...(step < 3 ? [] : [{ ...both, id: seriesId, plannedFor: '2023-06-09', topics, sessions }]),
    ...(step < 7 ? [] : [{ ...both, id: some, plannedFor: '2023-06-23', topics: ['EARLIER_HARM'], sessions: [] }]),
  ];
}

function wishesBy(step: Step) {
  const redirected = { reason: 'NOT_DETAILED', answer: 'REDIRECTED' };
  return [
    ...(step < 6 ? [] : [{ ...redirected, requestedBy: 'ngo-a', topics: ['WHAT_HAPPENED'] }, { ...redirected, requestedBy: 'police-0401', topics: ['TRANSPORT'] }]),
    ...(step < 7 ? [] : [{ reason: 'COURT_ORDER', answer: 'AUTHORISED', requestedBy: 'court-04', topics: ['EARLIER_HARM'] }]),
  ];
}

const recordingOf = (step: Step, { seriesId, recordingId }: Matter) => ({
  id: recordingId, seriesId, kind: 'VIDEO', minutes: 55, mayRelease: step < 7 ? ['ahtjp-04'] : ['ahtjp-04', 'court-04'],
  releasedToYouUntil: { ...(step < 6 ? {} : { 'police-0401': '2099-12-31' }), ...(step < 7 ? {} : { 'legal-aid-a': '2099-06-30' }) },
  viewings: step < 6 ? 0 : step < 7 ? 1 : 2,
});

function outlookBy(step: Step, matter: Matter, people: People): Truth['outlook'] {
  const { seriesId } = matter;
  const series = seriesBy(step, matter, people);
  const question = { id: some, seriesId, leadUnit: 'ahtjp-04', topic: 'TRANSPORT', askedAt: at('2023-06-16T15:00'), askedBy: 'police-0401' };
  const whatHappened = step < 3 ? 'OPEN' : step < 4 ? 'PLANNED' : 'COVERED';
  const repeats = wishesBy(step).map((wish) => ({ ...wish, id: some, seriesId }));
  return {
    childId: some,
    seriesCount: series.length,
    sessionCount: step < 4 ? 0 : 2,
    series,
    minimalFacts: [{ takenAt: at('2023-06-05T09:00'), unit: 'police-0401', topics: ['WHO_MAY_CARE_TONIGHT'] }],
    coveredTopics: step < 4 ? [] : [...topics].sort(),
    yourTopics: [{ topic: 'WHAT_HAPPENED', state: whatHappened }, { topic: 'TRANSPORT', state: step === 6 ? 'ASKED' : 'OPEN' }],
    rights: ['PROCESS', 'WITNESS_ROLE', 'RESTITUTION', 'SERVICES'].map((topic) => ({ topic, toldToChild: false, toldToCaregiver: false })),
    repeats,
    openQuestions: step === 6 ? [question] : [],
    recordings: step < 4 ? [] : [recordingOf(step, matter)],
    repeatsPrevented: step < 6 ? 0 : 2,
    repeatsAuthorised: step < 7 ? 0 : 1,
    repeatsFound: 0,
  };
}

/** A recording is never shown to social affairs or an NGO, a summary never to the district; all of them may ask the interviewer. */
function waysBy(step: Step): Truth['ways'] {
  const asks = step < 3 ? [] : ['SEND_QUESTIONS', ...(step === 3 || step >= 7 ? ['JOIN_PLANNED_SESSION'] : [])];
  const [views, reads] = step < 4 ? [[], []] : [['VIEW_RECORDING'], ['READ_SUMMARY']];
  const all = [...views, ...reads, ...asks];
  const unseen = [...reads, ...asks];
  return { 'police-0401': [...views, ...asks], 'ahtjp-04': all, 'court-04': all, 'dosvy-04': unseen, 'ngo-a': unseen };
}

function calendarBy(step: Step, { seriesId }: Matter): Truth['calendar'] {
  const interview = { unit: 'ahtjp-04', time: null, kind: 'TALK', withUnits: ['dosvy-04', 'court-04', 'ngo-a'] };
  const held = { ...interview, id: some, source: 'INTERVIEW_HELD' };
  const planned = { ...interview, source: 'INTERVIEW_PLANNED' };
  if (step === 2) return [{ id: some, on: '2023-06-06', unit: 'ngo-a', time: { from: '09:00', minutes: 60 }, kind: 'TALK', source: 'FIXED', withUnits: [] }];
  if (step === 3) return [{ ...planned, id: seriesId, on: '2023-06-09' }];
  const both = [{ ...held, on: '2023-06-09' }, { ...held, on: '2023-06-13' }];
  return step < 7 ? both : [...both, { ...planned, id: some, on: '2023-06-23', withUnits: [] }];
}

function askedBy(step: Step, childId: string, { caseId, seriesId }: Matter): Pick<Truth, 'requests' | 'questions'> {
  const of = { id: some, childId, caseId, seriesId, askedAt: some };
  const byRule = { agreedBy: [], waitingFor: [], answerDueAt: null, remindedAt: null, isOverdue: false, answeredAt: some };
  const notes: Readonly<Record<string, string>> = { 'police-0401': words.tooThin };
  const open = (value: string) => ({ state: 'OPEN', value });
  const ruled = wishesBy(step).filter(({ answer }) => answer === 'REDIRECTED');
  const requests = ruled.map((wish) => ({ ...of, ...byRule, ...wish, note: notes[wish.requestedBy] === undefined ? null : open(notes[wish.requestedBy] ?? '') }));
  const answeredAt = step === 6 ? null : some;
  const question = { ...of, leadUnit: 'ahtjp-04', askedBy: 'police-0401', topic: 'TRANSPORT', question: open(words.question), answeredAt };
  return { requests, questions: step < 6 ? [] : [question] };
}

function measuresBy(step: Step): Truth['measures'] {
  const heard = {
    SESSIONS_PER_CHILD: '2/1=2', DAYS_TO_INTERVIEW_MEDIAN: '/1=4', DAYS_TO_INTERVIEW_P90: '/1=4', ONE_INTERVIEWER: '1/1=1', INTERVIEWER_NAMED: '2/2=1',
    INTERVIEWER_CERTIFIED: '2/2=1', RECORDED: '2/2=1', PRIVATE_ROOM: '2/2=1', SUPPORT_PERSON: '2/2=1', VIEWS_SOUGHT: '1/1=1',
  };
  const whole = {
    ...(step < 3 || step >= 7 ? {} : { SINGLE_SERIES: '1/1=1' }),
    ...(step < 4 ? {} : heard),
    ...(step === 6 ? { REPEATS_PREVENTED: '2/2=1' } : {}),
    ...(step < 7 ? {} : { REPEATS_PREVENTED: `2/3=${2 / 3}`, REPEATS_AUTHORISED: `1/3=${1 / 3}`, 'REPEATS_AUTHORISED_BY_REASON COURT_ORDER': '1/1=1' }),
  };
  const own = { REPEATS_PREVENTED: '1/1=1' };
  return { whole, ofUnit: step < 6 ? {} : { 'ngo-a': own, 'police-0401': own } };
}

/** Everybody asks, and is told what the table gives to the way in which it stands to the girl after this step. */
export async function whoReadsWhat(story: Telling, step: Step, matter: Matter, people: People): Promise<void> {
  const asked = { purpose: 'INVESTIGATION', topics: ['WHAT_HAPPENED', 'TRANSPORT'], from: '2023-06-01', until: '2023-06-30' };
  await readByAll(story, asked, standings(step), {
    outlook: outlookBy(step, matter, people),
    ways: waysBy(step),
    calendar: calendarBy(step, matter),
    ...askedBy(step, story.child, matter),
    measures: measuresBy(step),
  });
}
