interface Passed {
  /** In the log that was put back. */
  readonly events: bigint;
  /** In the access log. */
  readonly looks: number;
  /** From the start of the office on what was put back until it is ready. */
  readonly readyMs: number;
  /** Children read as they were, and children who were erased and stay so. */
  readonly untouched: number;
  readonly erased: number;
}

/** What each drill was on and how long it took, for whoever reads the run. */
export class Figures {
  readonly #rows: string[] = [];
  #killed = '';
  #restored = '';

  begin(killAfterMs: number | undefined): void {
    this.#killed = killAfterMs === undefined ? '-' : `after ${killAfterMs} ms`;
  }

  restored(ms: number, orders: number): void {
    this.#restored = `${seconds(ms)} ${String(orders).padStart(8)}`;
  }

  passed({ events, looks, readyMs, untouched, erased }: Passed): void {
    const counts = [events, looks].map((count) => String(count).padStart(8)).join(' ');
    this.#rows.push(`${String(this.#rows.length + 1).padStart(5)} ${counts} ${this.#restored} ${seconds(readyMs)} ${String(untouched).padStart(9)} ${String(erased).padStart(6)}  ${this.#killed}`);
  }

  lines(): readonly string[] {
    return ['drill   events    looks   restore   orders     ready untouched erased  killed on the way', ...this.#rows];
  }
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`.padStart(9);
