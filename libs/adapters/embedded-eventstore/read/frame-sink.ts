/** What it needs of a gRPC call. */
export interface FrameChannel {
  on(event: 'drain' | 'cancelled' | 'close', listener: () => void): unknown;
  /** False: taken, but the reader should be waited for. */
  write(frame: Buffer): boolean;
}

/** One reader's connection: takes encoded answers no faster than the reader does. */
export class FrameSink {
  #closed = false;
  #proceed: (() => void) | undefined;
  readonly #listeners: (() => void)[] = [];

  constructor(private readonly call: FrameChannel) {
    call.on('drain', () => this.#proceed?.());
    call.on('cancelled', () => this.close());
    call.on('close', () => this.close());
  }

  get closed(): boolean {
    return this.#closed;
  }

  onClose(listener: () => void): void {
    this.#listeners.push(listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#proceed?.();
    for (const listener of this.#listeners) listener();
  }

  async write(frame: Buffer): Promise<void> {
    if (this.#closed || this.call.write(frame)) return;
    await new Promise<void>((resolve) => (this.#proceed = resolve));
    this.#proceed = undefined;
  }
}
