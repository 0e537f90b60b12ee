import type { RecordedEvent } from '../log/recorded-event.js';
import { checkCommit, compareIds, type FinalVerdict, type StoredId } from './commit-check.js';
import type { RememberedIds } from './remembered-ids.js';
import type { AppendOutcome, AppendRequest } from './request.js';
import type { StreamHeads } from './stream-heads.js';

/** Reads ids of a stream's stored events from a revision on. */
export type ReadIds = (stream: string, from: number, limit: number) => Promise<StoredId[]>;

/**
 * Decides a queue of appends one after the other, each seeing those before it, so that all of them fit one statement.
 * Nothing it says may leave the server before that statement is committed.
 */
export class Batch {
  readonly rows: RecordedEvent[] = [];
  readonly #position: number;

  constructor(
    lastPosition: number,
    private readonly createdMs: number,
    private readonly heads: StreamHeads,
    private readonly remembered: RememberedIds,
    private readonly readIds: ReadIds,
  ) {
    this.#position = lastPosition;
  }

  /** @param request to a stream whose head is known */
  async decide(request: AppendRequest): Promise<AppendOutcome> {
    const current = this.heads.get(request.stream) ?? -1;
    const verdict = await this.#judge(request, current);
    switch (verdict.kind) {
      case 'write':
        return this.#write(request, current);
      case 'repeat':
        return { kind: 'appended', last: verdict.last };
      case 'nothing':
        return { kind: 'nothing', current };
      case 'conflict':
        return { kind: 'wrong-revision', current };
    }
  }

  async #judge(request: AppendRequest, current: number): Promise<FinalVerdict> {
    const verdict = checkCommit(request, current, (id) => this.remembered.find(request.stream, id));
    return verdict.kind === 'compare' ? compareIds(request, await this.#idsFrom(request, verdict.from)) : verdict;
  }

  #write(request: AppendRequest, current: number): AppendOutcome {
    let last = { revision: current, position: this.#position };
    for (const event of request.events) {
      last = { revision: last.revision + 1, position: this.#position + this.rows.length + 1 };
      this.rows.push({ ...event, ...last, stream: request.stream, createdMs: this.createdMs });
      this.remembered.remember(request.stream, event.id, last);
    }
    this.heads.set(request.stream, last.revision);
    return { kind: 'appended', last };
  }

  async #idsFrom(request: AppendRequest, from: number): Promise<readonly StoredId[]> {
    const wanted = request.events.length;
    const stored = await this.readIds(request.stream, from, wanted);
    const waiting = this.rows.filter((row) => row.stream === request.stream && row.revision >= from);
    return [...stored, ...waiting].slice(0, wanted);
  }
}
