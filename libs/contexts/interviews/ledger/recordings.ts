import { type Facts, roleMay, standsBy } from '#access';
import * as contracts from '#contracts/interviews';
import { unitOn, UnknownUnit } from '#contracts/vocabulary';
import { accept, type DataOf, dayOf, type Decision, type DecisionContext, type InputOf, InvalidInput, NotFoundOrNotYours, reject, type Role } from '#kernel';
import { inCase, type Recording, seriesOf, type State } from './ledger-state.js';

const { RecordingDeposited, RecordingHandedOver, RecordingReleased, RecordingViewed } = contracts;
const { DepositRecording, HandOverRecording, ReleaseRecording, RecordRecordingViewed } = contracts;
export const recordingEvents = { RecordingDeposited, RecordingHandedOver, RecordingReleased, RecordingViewed };
export const recordingCommands = { DepositRecording, HandOverRecording, ReleaseRecording, RecordRecordingViewed };

type Context = DecisionContext<Facts>;

const changed = (state: State, recordingId: string, change: (recording: Recording) => Partial<Recording>, participants: readonly string[]): State => {
  const recordings = state.recordings.map((one) => (one.recordingId === recordingId ? { ...one, ...change(one) } : one));
  const caseId = recordings.find((one) => one.recordingId === recordingId)?.caseId;
  return { ...state, recordings, newest: { caseId, participants } };
};

export const recordingEvolution = {
  RecordingDeposited: (state: State, { recordingId, seriesId, caseId, sha256, custodian }: DataOf<typeof RecordingDeposited>): State => {
    const leadUnit = seriesOf(state, seriesId)?.leadUnit ?? custodian;
    const deposited = { recordingId, seriesId, caseId, sha256, custodian, leadUnit, releases: [] };
    return { ...state, recordings: [...state.recordings, deposited], newest: { caseId, participants: [] } };
  },
  RecordingHandedOver: (state: State, { recordingId, custodian }: DataOf<typeof RecordingHandedOver>) =>
    changed(state, recordingId, () => ({ custodian }), [custodian]),
  RecordingReleased: (state: State, { recordingId, toUnit, until }: DataOf<typeof RecordingReleased>) =>
    changed(state, recordingId, ({ releases }) => ({ releases: [...releases, { toUnit, until }] }), [toUnit]),
  RecordingViewed: (state: State, { recordingId }: DataOf<typeof RecordingViewed>) => changed(state, recordingId, () => ({}), []),
};

/** Who keeps the recording and who leads the interviews it is of: they may release it. */
export const keepers = ({ custodian, leadUnit }: Recording): string[] => [...new Set([leadUnit, custodian])];

/** Parts that units hold by recordings. */
export const recordingStanding = ({ recordings }: State) => ({
  keeper: recordings.flatMap(keepers),
  released: recordings.flatMap(({ releases }) => releases.map(({ toUnit }) => toUnit)),
});

const recordingOf = ({ recordings }: State, recordingId: string) => recordings.find((one) => one.recordingId === recordingId);

/** Whether this actor answers for the recording: its keepers do, and the liaison of the court that its case went to, or any of the child's where it has none. */
const answersFor = (recording: Recording, childId: string, { actor, facts }: Context): boolean =>
  keepers(recording).includes(actor.unit) || (actor.role === 'court-liaison' && standsBy(facts, actor, childId, ['court-case'], recording.caseId));

const named = ({ recordingId, seriesId, caseId }: Recording, childId: string) => ({ recordingId, childId, seriesId, ...inCase(caseId) });

function deposit(said: InputOf<typeof DepositRecording>, state: State, { actor, newId }: Context): Decision {
  const series = seriesOf(state, said.seriesId);
  if (series?.leadUnit !== actor.unit) return reject(NotFoundOrNotYours.of({}));
  if (!series.recorded) return reject(InvalidInput.of({ problems: [{ path: 'seriesId', problem: 'has no session that was recorded' }] }));
  const same = state.recordings.find(({ sha256 }) => sha256 === said.sha256);
  if (same !== undefined) return reject(contracts.RecordingAlreadyDeposited.of({ recordingId: same.recordingId }));
  return accept(RecordingDeposited.of({ ...said, ...inCase(series.caseId), recordingId: newId('recording'), custodian: actor.unit }));
}

/** Who keeps evidence: those whose role can hand it on, release it and view it. */
const mayKeep = (role: Role): boolean => roleMay(role, HandOverRecording.name);

function handOver(said: InputOf<typeof HandOverRecording>, state: State, { actor, facts, occurredAt }: Context): Decision {
  const recording = recordingOf(state, said.recordingId);
  if (recording?.custodian !== actor.unit) return reject(NotFoundOrNotYours.of({}));
  const to = unitOn(facts.reference, said.toUnit, dayOf(occurredAt));
  if (to === undefined) return reject(UnknownUnit.of({ unit: said.toUnit }));
  if (!mayKeep(to.role)) return reject(contracts.RecordingNotForThisUnit.of({ unit: to.id }));
  if (said.sha256 !== recording.sha256) return reject(contracts.HashDiffers.of({}));
  const place = said.place === undefined ? {} : { place: said.place };
  return accept(RecordingHandedOver.of({ ...named(recording, said.childId), custodian: said.toUnit, sha256: said.sha256, ...place }));
}

function release(said: InputOf<typeof ReleaseRecording>, state: State, context: Context): Decision {
  const { actor, facts, occurredAt } = context;
  const recording = recordingOf(state, said.recordingId);
  if (recording === undefined || !answersFor(recording, said.childId, context)) return reject(NotFoundOrNotYours.of({}));
  const today = dayOf(occurredAt);
  if (said.until < today) {
    return reject(InvalidInput.of({ problems: [{ path: 'until', problem: 'lies before the day on which it was released' }] }));
  }
  const to = unitOn(facts.reference, said.toUnit, today);
  if (to === undefined) return reject(UnknownUnit.of({ unit: said.toUnit }));
  const police = to.role === 'police-district' || to.role === 'ahtjp-provincial';
  const byOrder = to.role === 'lawyer' && actor.role === 'court-liaison';
  if (!police && !byOrder) return reject(contracts.RecordingNotForThisUnit.of({ unit: to.id }));
  return accept(RecordingReleased.of({ ...named(recording, said.childId), toUnit: to.id, purpose: said.purpose, until: said.until }));
}

function viewed(said: InputOf<typeof RecordRecordingViewed>, state: State, context: Context): Decision {
  const { actor, occurredAt } = context;
  const recording = recordingOf(state, said.recordingId);
  if (recording === undefined) return reject(NotFoundOrNotYours.of({}));
  const onDay = dayOf(occurredAt);
  const released = recording.releases.filter(({ toUnit }) => toUnit === actor.unit);
  const answers = answersFor(recording, said.childId, context);
  if (!answers && released.length === 0) return reject(NotFoundOrNotYours.of({}));
  if (!answers && released.every(({ until }) => until < onDay)) {
    return reject(contracts.RecordingNotReleased.of({ mayRelease: keepers(recording) }));
  }
  return accept(RecordingViewed.of({ ...named(recording, said.childId), purpose: said.purpose }));
}

export const recordingRules = { DepositRecording: deposit, HandOverRecording: handOver, ReleaseRecording: release, RecordRecordingViewed: viewed };
