import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Writer } from '../append/writer.js';
import { AppendAssembly } from '../wire/append-assembly.js';
import { toBatchAnswer, toBatchFailure, toExpected, type BatchAppendHeader } from '../wire/batch-append-messages.js';
import { Refusal } from '../wire/refusal.js';

/** setTimeout takes no more than 2^31 ms; nobody waits for so long. */
const longestWaitMs = 2 ** 31 - 1;

function msUntil(deadline: { toDate(): Date } | undefined): number {
  return deadline === undefined ? longestWaitMs : Math.min(deadline.toDate().getTime() - Date.now(), longestWaitMs);
}

/**
 * One of the appends on a batch call. It answers exactly once, whatever happens: a second answer would break the
 * client, a missing one would leave its caller waiting for ever.
 */
export class BatchedAppend {
  #assembly: AppendAssembly | undefined;
  #answered = false;
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly header: BatchAppendHeader,
    private readonly writer: Writer,
    private readonly send: (answer: streams.BatchAppendResp) => void,
  ) {
    this.#timer = setTimeout(() => this.#timeOut(), Math.max(0, msUntil(header.options.getDeadline())));
    this.#attempt(() => {
      this.#assembly = new AppendAssembly(header.options.getStreamIdentifier(), toExpected(header.options));
    });
  }

  /** What arrives after the answer is dropped. */
  take(message: streams.BatchAppendReq): void {
    const assembly = this.#assembly;
    if (this.#answered || assembly === undefined) return;
    this.#attempt(() => {
      for (const proposed of message.getProposedMessagesList()) assembly.add(proposed);
    });
    if (message.getIsFinal() && !this.#answered) void this.#write(assembly);
  }

  /** The call has ended: nobody listens any more. */
  abandon(): void {
    this.#answered = true;
    clearTimeout(this.#timer);
  }

  async #write(assembly: AppendAssembly): Promise<void> {
    if (msUntil(this.header.options.getDeadline()) <= 0) return this.#timeOut();
    try {
      this.#answer(toBatchAnswer(await this.writer.append(assembly.request), this.header));
    } catch (error) {
      this.#answer(toBatchFailure(error, this.header));
    }
  }

  #attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#answer(toBatchFailure(error, this.header));
    }
  }

  #timeOut(): void {
    this.#answer(toBatchFailure(new Refusal('timeout', 'the deadline of the append has passed'), this.header));
  }

  #answer(answer: streams.BatchAppendResp): void {
    if (this.#answered) return;
    this.#answered = true;
    clearTimeout(this.#timer);
    this.send(answer);
  }
}
