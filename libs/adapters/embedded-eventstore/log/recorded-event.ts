import type { NewEvent } from '../append/request.js';

/** An event with its place in the log. */
export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  /** Milliseconds since 1970, UTC. */
  readonly createdMs: number;
}
