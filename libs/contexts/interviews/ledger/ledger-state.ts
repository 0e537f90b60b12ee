import type { z } from 'zod';
import type { InterviewSeriesPlanned, InterviewTopic, RepeatAnswer, RepeatReason } from '#contracts/interviews';
import type { DataOf } from '#kernel';

export type Topic = z.output<typeof InterviewTopic>;
export type Reason = z.output<typeof RepeatReason>;

/** What one series has come to: enough to say what an agency can do instead of a second one. */
export interface Series {
  readonly seriesId: string;
  readonly caseId?: string | undefined;
  readonly leadUnit: string;
  readonly participants: readonly string[];
  readonly topics: readonly Topic[];
  /** The leave that this further series uses. */
  readonly requestId?: string | undefined;
  /** Units that held a session. */
  readonly heldByUnits: readonly string[];
  readonly recorded: boolean;
  readonly summarised: boolean;
  readonly held: boolean;
  readonly sessions: number;
  readonly covered: readonly Topic[];
  /** As it was planned last: the day, whom the child expects, what it prefers. */
  readonly plan: DataOf<typeof InterviewSeriesPlanned>;
  /** Whom the child knows: who held the last session of which it is known. */
  readonly heldBy?: string | undefined;
}

/** A wish to ask the child again, and what became of it. */
export interface Repeat {
  readonly requestId: string;
  readonly seriesId: string;
  readonly caseId?: string | undefined;
  readonly requestedBy: string;
  readonly reason: Reason;
  readonly topics: readonly Topic[];
  readonly deciders: readonly string[];
  readonly agreedBy: readonly string[];
  /** UTC moment by which an answer is owed; absent in requests of before there was one. */
  readonly answerDueAt?: string | undefined;
  /** Whether those who decide were reminded. */
  readonly reminded?: boolean;
  readonly answer?: z.output<typeof RepeatAnswer> | undefined;
  /** How far the matter had come when it was asked for or last answered. */
  readonly progress: number;
  /** Whether the one further series that it gave leave for is planned. */
  readonly used: boolean;
}

/** A question to the interviewer. */
export interface Question {
  readonly questionId: string;
  readonly seriesId: string;
  readonly askedBy: string;
  /** Sessions of the series that were held before it was asked. */
  readonly sessionsBefore: number;
  readonly answered: boolean;
}

/** A recording that somebody keeps, and to whom it was released until when. */
export interface Recording {
  readonly recordingId: string;
  readonly seriesId: string;
  readonly caseId?: string | undefined;
  readonly sha256: string;
  readonly custodian: string;
  readonly leadUnit: string;
  /** ISO days, each the last on which it is open to that unit. */
  readonly releases: readonly { readonly toUnit: string; readonly until: string }[];
}

/** What the newest entry of the ledger belongs to, and the units that it names. */
interface Matter {
  readonly caseId?: string | undefined;
  readonly participants: readonly string[];
}

export interface State {
  readonly series: readonly Series[];
  readonly repeats: readonly Repeat[];
  readonly questions: readonly Question[];
  readonly recordings: readonly Recording[];
  readonly newest: Matter;
}

export const nothingYet: State = { series: [], repeats: [], questions: [], recordings: [], newest: { participants: [] } };

export const seriesOf = ({ series }: State, seriesId: string): Series | undefined => series.find((one) => one.seriesId === seriesId);

/** All series on the matter: one, and a further one for each leave that was used. */
export const onMatter = ({ series }: State, caseId: string | undefined): readonly Series[] => series.filter((one) => one.caseId === caseId);

/** Grows with each series that is planned on the matter and each session that is held. */
export const progressOf = (state: State, caseId: string | undefined): number =>
  onMatter(state, caseId).reduce((sum, { sessions }) => sum + 1 + sessions, 0);

/**
 * Where a plan belongs that names this case. What the child was asked before it had a case is no matter beside its cases:
 * the first case whose series are to come takes it up.
 */
export const matterFor = (state: State, caseId: string | undefined): string | undefined =>
  onMatter(state, caseId).length === 0 && onMatter(state, undefined).length > 0 ? undefined : caseId;

/** All that was asked, wished for and recorded without a case, as the case's that took it up. */
export function takenUp(state: State, caseId: string): State {
  const joined = <Entry extends { readonly caseId?: string | undefined }>(entries: readonly Entry[]) => entries.map((one) => (one.caseId === undefined ? { ...one, caseId } : one));
  return { ...state, series: joined(state.series), repeats: joined(state.repeats), recordings: joined(state.recordings) };
}

/** The leave for a further series that nobody has used yet. */
export const openLeave = ({ repeats }: State, caseId: string | undefined): Repeat | undefined =>
  repeats.find((one) => one.caseId === caseId && one.answer === 'AUTHORISED' && !one.used);

/** The matter as events name it: a matter without a case has none to name. */
export const inCase = (caseId: string | undefined) => (caseId === undefined ? {} : { caseId });
