import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayDo } from '#access';
import { interviews } from '#contexts/interviews';
import { InterviewRepeatAuthorised, InterviewSeriesPlanned } from '#contracts/interviews';
import { type Actor, evolveAll, type NewEvent } from '#kernel';
import { aReference, anActor, anEnvelope, anId, aMoment, theFacts } from '#testing';
import { type Answer, interviewers, LedgerModel, type MatterName, type Named, type Office, offices } from './interview-ledger.js';

const ledger = interviews.deciders[0] as (typeof interviews.deciders)[number];

/** How many histories are tried: `HISTORIES=1000000` for the long run. */
const histories = Number(process.env['HISTORIES'] ?? 10_000);
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

const childId = anId('child');
const cases = { A: anId('case A'), B: anId('case B'), none: undefined } as const;
const topics = ['WHAT_HAPPENED', 'TRANSPORT', 'EARLIER_HARM'] as const;
const reasons = ['NEW_SUSPECT', 'CHILD_REQUEST', 'SAFETY_GAP', 'DEFENCE_QUESTION', 'TECHNICAL_FAILURE', 'NOT_DETAILED', 'PLANNED_SESSION'];
const hashes = ['a'.repeat(64), 'b'.repeat(64)];
const feedback = {
  feltSafe: 'YES', toldWhatWouldHappen: 'YES', couldTakeBreak: 'NO', foodOrDrinkOffered: 'NO', adultOfOwnChoice: 'YES', doorClosed: 'YES', somebodyCameIn: 'NO',
};
const today = '2026-03-02';

const role = (office: Office): Actor['role'] => {
  if (office.startsWith('ahtjp')) return 'ahtjp-provincial';
  if (office === 'police-1710') return 'police-district';
  return office === 'court-17' ? 'court-liaison' : office === 'ngo-a' ? 'ngo' : 'dosvy';
};
const actors = new Map(
  offices.map((unit) => {
    const { province: _none, ...nowhere } = anActor({ unit, role: role(unit) });
    return [unit, unit === 'ngo-a' ? nowhere : { ...nowhere, province: unit === 'ahtjp-12' ? '12' : '17' }] as const;
  }),
);
const far = { id: 'ahtjp-12', agency: 'MoI', role: 'ahtjp-provincial', province: '12', name: 'ahtjp-12', validFrom: '2000-01-01' } as const;
const stands = (holder: string, relation: 'own-case' | 'own-province' | 'court-case' | 'referral-accepted', source: string) => ({ childId, holder, relation, source });
const certified = (who: (typeof interviewers)[number]) => ({
  interviewerId: anId(who),
  unit: 'ahtjp-17',
  sex: who === 'man' ? ('MALE' as const) : ('FEMALE' as const),
  languages: ['khm'],
  certificates: [{ from: '2024-01-01', until: who === 'lapsed' ? '2026-03-01' : '2026-12-31' }],
});
const opened = (source: string) => [stands('unit:police-1710', 'own-case', source), stands('province:17', 'own-province', source)];
const standing = {
  none: [stands('province:17', 'own-province', childId), stands('unit:ngo-a', 'referral-accepted', anId('referral'))],
  A: [...opened(cases.A), stands('unit:court-17', 'court-case', cases.A)],
  B: [...opened(cases.B), stands('unit:ahtjp-12', 'own-case', cases.B)],
};
const factsWith = (...known: readonly MatterName[]) =>
  theFacts({
    interviewers: interviewers.map(certified),
    suspects: [{ childId, relation: 'MOTHER' }],
    reference: { ...aReference, units: [...aReference.units, far] },
    standing: known.flatMap((name) => standing[name]),
  });
/** What is known of the child, by the cases that it has. */
const facts = { neither: factsWith('none'), A: factsWith('none', 'A'), B: factsWith('none', 'B'), both: factsWith('none', 'A', 'B') };
type Facts = (typeof facts)['both'];

/** The steps at which the two cases are opened: mostly there is nothing to tell before. */
const coming = fc.constantFrom<readonly [number, number]>([0, 0], [0, 0], [0, 0], [0, 0], [0, 99], [4, 4], [6, 9], [9, 5], [99, 8]);

/** One wish of somebody, in numbers that choose among what there is by then. */
interface Move {
  /** Anybody; most often, somebody whose task it is gives the command instead. */
  readonly anybody: Office;
  readonly apt: number;
  readonly kind: number;
  readonly pick: number;
  readonly other: number;
  readonly said: readonly (typeof topics)[number][];
  readonly named: Named;
}

/** A move is one number, so that a million histories are soon drawn and a failing one shrinks by itself. */
const sizes = [24, 8, 12, 7, 10, offices.length, 96, 8];
const move = fc.nat(sizes.reduce((product, size) => product * size) - 1);
function read(number: number, step: number): Move {
  let rest = number;
  const [first = 0, pick = 0, other = 0, mask = 0, chosen = 0, whoever = 0, named = 0, side = 0] = sizes.map((size) => {
    const part = rest % size;
    rest = Math.floor(rest / size);
    return part;
  });
  // Questions are answered rarely enough, and seldom twice.
  const drawn = first === 13 && pick > 2 ? 15 : first;
  // Nearly all stories begin with a session that was planned and held, and often with a recording that is released: little can happen before.
  const usual = [0, 3, pick < 4 ? 16 : drawn, pick < 3 ? 18 : drawn, pick < 3 ? 19 : drawn][step] ?? drawn;
  const said = topics.filter((_topic, index) => ((mask + 1) & (1 << index)) !== 0);
  // Mostly somebody who may, first of all: little can happen in a history in which nobody interviews.
  const who = interviewers[(step < 2 ? [3, 3, 3, 0, 0, 0, 0, 1] : [3, 3, 0, 0, 0, 0, 1, 2])[named % 8] ?? 3];
  const prefers = ([undefined, 'FEMALE', 'MALE'] as const)[step < 2 ? 0 : Math.floor(named / 16) % 3];
  const spoken = { who, prefers, stranger: step < 2 || side % 2 === 1, excuse: Math.floor(named / 8) % 2 === 0, why: named >= 48, beside: ([undefined, 'aunt', 'mother', 'household'] as const)[step < 2 ? 0 : side - 4] };
  return { named: spoken, kind: chosen === 0 ? drawn : usual, pick, other, said, apt: chosen, anybody: offices[whoever] ?? 'ahtjp-17' };
}

/** Whose task each kind of move is. */
const apt: readonly (readonly Office[])[] = [
  ...Array.from({ length: 6 }, (_none, kind): readonly Office[] => (kind < 3 ? ['ahtjp-17', 'dosvy-17'] : ['ahtjp-17', 'ahtjp-17', 'dosvy-17'])),
  ...Array.from({ length: 6 }, (_none, kind): readonly Office[] => (kind < 3 ? ['ahtjp-17', 'dosvy-17', 'ngo-a'] : ['dosvy-17', 'court-17'])),
  ['court-17'],
  ['dosvy-17'],
  ['ngo-a', 'police-1710'],
  ['ahtjp-17', 'dosvy-17'],
  ['ahtjp-17'],
  ['ahtjp-17', 'court-17'],
  ['ahtjp-17', 'court-17'],
  ['police-1710', 'police-1710', 'ahtjp-12', 'court-17'],
  ['dosvy-17', 'court-17', 'ngo-a', 'ahtjp-12'],
  ['dosvy-17', 'court-17', 'ngo-a', 'ahtjp-17'],
  ['dosvy-17', 'police-1710'],
  ['ahtjp-17', 'dosvy-17'],
];
const officeOf = ({ anybody, apt: chosen, kind }: Move): Office => (chosen === 0 ? anybody : (apt[kind]?.[chosen % (apt[kind]?.length ?? 1)] ?? anybody));

interface Given {
  readonly command: string;
  readonly input: object;
  /** What the model answers, having taken it in. */
  readonly expects: () => Answer;
}

/** What a move comes to, as the command that is given and as the model is told of it. */
function given(model: LedgerModel, office: Office, { kind, pick, other, said, named }: Move, step: number): Given {
  const of = (list: readonly { readonly id: string }[]) => (pick === 7 ? undefined : list[pick % list.length])?.id ?? anId('nothing');
  const seriesId = of(model.series);
  const matter = model.hasNoCase() && pick > 0 ? 'none' : ((['A', 'A', 'A', 'B', 'none'] as const)[other % 5] as MatterName);
  const reason = reasons[other % reasons.length] ?? '';
  const [hash = '', source = ''] = [hashes[other % 2], ['SESSION', 'RECORDING', 'NOT_PUT_TO_CHILD'][other % 3]];
  // Mostly over by the day on which somebody looks: an open recording is viewed often enough by its keepers.
  const until = other % 4 === 3 ? '2026-04-01' : '2026-03-01';
  const spoken = { childId, seriesId, topics: said };
  const who = named.who === undefined ? {} : { interviewerId: anId(named.who) };
  const supportPerson = { relation: named.beside === 'mother' ? 'MOTHER' : 'AUNT_OR_UNCLE', livesWithSuspect: named.beside === 'household', chosenByChild: true };
  const beside = named.beside === undefined ? {} : { supportPerson };
  const withFar = other % 3 === 0;
  const room = { roomType: 'OFFICE', recording: true };
  switch (kind) {
    case 0:
    case 1:
    case 2: {
      const input = { childId, caseId: cases[matter], purpose: 'CARE', topics: said, participants: withFar ? ['ahtjp-12'] : [], plannedFor: '2026-03-05', ...room, ...who, ...beside, childPrefers: named.prefers };
      const excused = named.excuse ? { ...input, wishUnmetReason: 'CANNOT_WAIT' } : input;
      return { command: 'PlanInterviewSeries', input: excused, expects: () => model.plan(office, anId(`series ${step}`), matter, said, withFar, named) };
    }
    case 3:
    case 4:
    case 5: {
      const recorded = other % 2 === 0;
      const by = named.who === undefined && named.stranger ? { interviewerSex: 'FEMALE' } : who;
      const reasons = { ...(named.excuse ? { uncertifiedReason: 'OVERSIGHT', wishUnmetReason: 'CANNOT_WAIT' } : {}), ...(named.why ? { changeReason: 'ILLNESS' } : {}) };
      const scene = { ...by, ...reasons, ...beside, roomType: 'OFFICE', doorClosed: true, interruptions: 0, peoplePresent: 2, viewsAsked: true };
      const input = { childId, seriesId, topicsCovered: said, recorded, ...scene };
      return { command: 'HoldInterviewSession', input, expects: () => model.hold(office, seriesId, said, recorded, named) };
    }
    case 6:
    case 7:
    case 8: {
      // Some ask again what they have asked before, in another order.
      const before = pick === 6 ? model.wishes.findLast((one) => one.by === office && one.reason !== 'COURT_ORDER') : undefined;
      const wish = { reason: before?.reason ?? reason, topics: before?.topics.toReversed() ?? said };
      return { command: 'RequestInterviewRepeat', input: { ...spoken, ...wish }, expects: () => model.ask(office, anId(`request ${step}`), seriesId, wish.reason, wish.topics) };
    }
    case 9:
    case 10:
    case 11: {
      const [requestId, decision = ''] = [of(model.wishes), ['AUTHORISE', 'AUTHORISE', 'AUTHORISE', 'REFUSE', 'REDIRECT'][other % 5]];
      return { command: 'DecideInterviewRepeat', input: { childId, requestId, decision }, expects: () => model.decide(office, requestId, decision) };
    }
    case 12:
      return { command: 'OrderInterviewRepeat', input: { ...spoken, orderNumber: '1' }, expects: () => model.order(office, anId(`request ${step}`), seriesId, said) };
    case 13:
      return { command: 'RecordRepeatFound', input: { ...spoken, heldOn: today, reason: 'UNKNOWN' }, expects: () => model.found(office, seriesId) };
    case 14: {
      const input = { childId, seriesId, questions: [{ topic: 'TRANSPORT', question: 'សំណួរ' }] };
      return { command: 'SendInterviewQuestions', input, expects: () => model.send(office, anId(`question 0 ${step}`), seriesId) };
    }
    case 15: {
      const asked = model.questions[other % (pick === 0 ? 12 : model.questions.length)];
      const [questionId, to] = [asked?.id ?? anId('nothing'), pick < 6 ? (asked?.series.id ?? seriesId) : seriesId];
      const input = { childId, seriesId: to, answers: [{ questionId, source, answer: 'ចម្លើយ' }] };
      return { command: 'AnswerInterviewQuestions', input, expects: () => model.answer(office, to, questionId, source) };
    }
    case 16: {
      const input = { childId, seriesId, kind: 'VIDEO', minutes: 1, sha256: hash };
      return { command: 'DepositRecording', input, expects: () => model.deposit(office, anId(`recording ${step}`), seriesId, hash) };
    }
    case 17: {
      const [recordingId, toUnit] = [of(model.tapes), other < 5 ? 'court-17' : other < 10 ? 'ahtjp-17' : 'ngo-a'];
      return { command: 'HandOverRecording', input: { childId, recordingId, toUnit, sha256: hash }, expects: () => model.handOver(office, recordingId, toUnit, hash) };
    }
    case 18: {
      const [recordingId, toUnit = ''] = [of(model.tapes), ['police-1710', 'ahtjp-12', 'ngo-a'][other % 3]];
      const input = { childId, recordingId, toUnit, purpose: 'COURT', until };
      // Released on the last day of February, so that either day lies ahead.
      return { command: 'ReleaseRecording', input, expects: () => model.release(office, recordingId, toUnit, until) };
    }
    case 20:
      return { command: 'AddInterviewTopics', input: spoken, expects: () => model.addTopics(office, seriesId, said) };
    case 21:
      return { command: 'CaptureChildFeedback', input: { childId, seriesId, feedback }, expects: () => model.feedback(office, seriesId) };
    case 22:
      return { command: 'GiveRightsInformation', input: { childId, topics: ['PROCESS'], language: 'khm', toldTo: 'CHILD' }, expects: () => model.tellRights(office) };
    case 23: {
      const day = [named.stranger ? '2026-03-05' : undefined, '2026-03-09', '2026-03-01', '2027-01-04'][Math.floor(other / 3)];
      const reasons = { ...(named.excuse ? { wishUnmetReason: 'LANGUAGE' } : {}), ...(named.why ? { moveReason: 'OTHER' } : {}) };
      const input = { childId, seriesId, plannedFor: day, ...who, ...reasons, participants: withFar ? ['ahtjp-12'] : undefined };
      return { command: 'ChangeInterviewPlan', input, expects: () => model.changePlan(office, seriesId, day, withFar, named) };
    }
    default: {
      const recordingId = of(model.tapes);
      return { command: 'RecordRecordingViewed', input: { childId, recordingId, purpose: 'COURT' }, expects: () => model.view(office, recordingId, today) };
    }
  }
}

const refusals = [
  'SeriesAlreadyExists', 'NotInThisInterview', 'RepeatAlreadyRequested', 'RepeatAlreadyAnswered', 'RepeatAlreadyAuthorised', 'TopicsNotAuthorised', 'TopicsCoveredAlready',
  'RecordingNotReleased', 'RecordingNotForThisUnit', 'HashDiffers',
  'InterviewerNotCertified', 'ChildsWishNotMet', 'AnotherInterviewer', 'SupportPersonNotAllowed', 'InterviewUnderWay', 'FeedbackFromOwnInterview',
];
const dayOf = (command: string) => ({ value: `${command === 'ReleaseRecording' ? '2026-02-28' : today}T09:00:00+07:00`, precision: 'MINUTE' }) as const;

/** What the product answers to it, and the events that come about. */
function answerOf(state: unknown, office: Office, { command, input }: Given, step: number, facts: Facts): { readonly answer: Answer; readonly events: readonly NewEvent[] } {
  const actor = actors.get(office) as Actor;
  const allowed = mayDo({ command, actor, childIds: [childId], standing: ledger.standing?.(state) ?? {}, facts });
  if (!allowed) return { answer: 'refused', events: [] };
  const context = { id: childId, actor, occurredAt: dayOf(command), now: aMoment, newId: (label: string) => anId(`${label} ${step}`), facts };
  const decision = ledger.decide[command]?.(input as never, state, context);
  if (decision?.kind !== 'accepted') return { answer: decision?.rejection.name ?? 'undecided', events: [] };
  return { answer: decision.events.map(({ contract }) => contract.name).join(), events: decision.events };
}

/** However it came about: no matter has more series than one and its leaves, and no leave is used twice. */
function mustCountSeries(events: readonly NewEvent[]): void {
  const [planned = [], leaves = []] = [InterviewSeriesPlanned.type, InterviewRepeatAuthorised.type].map((type) =>
    events.filter(({ contract }) => contract.type === type).map(({ data }) => data),
  );
  const first = planned.filter(({ requestId }) => requestId === undefined).map(({ caseId }) => caseId);
  expect(new Set(first).size).toBe(first.length);
  // What was asked before there was a case is the first case's: that has no first series of its own.
  const inCase = planned.find(({ caseId }) => caseId !== undefined);
  if (first.includes(undefined) && inCase !== undefined) expect(inCase['requestId']).toBeDefined();
  const used = planned.filter(({ requestId }) => requestId !== undefined);
  expect(new Set(used.map(({ requestId }) => requestId)).size).toBe(used.length);
  for (const { requestId, caseId } of used) {
    const leave = leaves.find((one) => one['requestId'] === requestId);
    expect(leave).toBeDefined();
    expect([caseId, undefined]).toContain(leave?.['caseId']);
  }
  for (const leave of leaves) if (leave['reason'] !== 'COURT_ORDER') expect(leave['authorisedBy']).not.toContain(leave['requestedBy']);
}

describe('the ledger of interviews', () => {
  it(`does what its model says, in ${histories} histories`, () => {
    process.stdout.write(`ledger of interviews: ${histories} histories, SEED=${seed}\n`);
    const seen = new Map<Answer, number>();
    const play = ([[a, b], moves]: readonly [readonly [number, number], readonly number[]]) => {
      const model = new LedgerModel();
      const events: NewEvent[] = [];
      let state = ledger.initialState;
      moves.forEach((number, step) => {
        if (step === a) model.caseOpened('A');
        if (step === b) model.caseOpened('B');
        const known = facts[step >= a ? (step >= b ? 'both' : 'A') : step >= b ? 'B' : 'neither'];
        const one = read(number, step);
        const office = officeOf(one);
        const wish = given(model, office, one, step);
        const told = answerOf(state, office, wish, step, known);
        const expected = wish.expects();
        if (told.answer !== expected) throw new Error(`step ${step}, ${office} ${wish.command}: ${told.answer} instead of ${expected}`);
        seen.set(expected, (seen.get(expected) ?? 0) + 1);
        const envelope = anEnvelope({ actor: actors.get(office) as Actor });
        state = evolveAll(ledger, state, told.events.map(({ contract, data }) => ({ name: contract.name, data, envelope })));
        events.push(...told.events);
      });
      mustCountSeries(events);
    };
    fc.assert(fc.property(fc.tuple(coming, fc.array(move, { minLength: 6, maxLength: 22, size: 'max' })), play), { numRuns: histories, seed });
    process.stdout.write(`${[...seen].toSorted(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`).join(', ')}\n`);
    // Not moves of an office: what is asked at the scene, and what the product reminds of by itself.
    const others = ['MinimalFactsTaken', 'InterviewRepeatReminded'];
    const all = [...Object.keys(ledger.events).filter((name) => !others.includes(name)), ...refusals];
    expect(all.filter((name) => !seen.has(name))).toEqual([]);
  }, 120_000 + histories * 20);
});
