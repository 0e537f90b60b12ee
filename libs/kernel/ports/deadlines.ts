import type { DeadlineOrder } from '../policy.js';

/** An order that a policy gives when a moment has come. */
export interface Deadline extends DeadlineOrder {
  readonly policy: string;
  readonly correlationId: string;
  /** The event for which it was set. */
  readonly causationId: string;
}

/**
 * Carries out a deadline that is due; resolves with what became of it, in a word.
 * @throws anything, to be asked again after a while, for as long as it takes
 */
export type DeadlineHandler = (deadline: Deadline) => Promise<string>;

export interface RunningDeadlines {
  /** Not while the database does not answer, nor while a deadline that is due cannot be carried out. */
  healthy(): { readonly ok: true } | { readonly ok: false; readonly reason: string };
  /** Resolves when nothing is carried out any more. May be called again. */
  stop(): Promise<void>;
}

/** Moments to come, kept where a restart does not lose them. */
export interface Deadlines<Rows> {
  /**
   * Keeps it, unless its policy has set one of this key before.
   * @param rows the open transaction in which it is kept
   */
  set(deadline: Deadline, rows: Rows): Promise<void>;
  /** How many are not carried out although their moment came more than a minute ago. */
  overdue(): Promise<number>;
  /** It need not fire any more; where there is none, nothing changes. */
  lift(policy: string, key: string, rows: Rows): Promise<void>;
  /** Hands out what is due, also what came due while nobody watched: at least once, whoever of several watches. */
  watch(handler: DeadlineHandler): Promise<RunningDeadlines>;
}
