/** One thing that is measured: what it does again and again, and how many callers do it at once. */
export interface Contender {
  readonly name: string;
  readonly once: () => Promise<unknown>;
}

/** The bound comes first: what the same machine does without the product. */
export interface Comparison {
  readonly title: string;
  readonly contenders: readonly [Contender, ...Contender[]];
}

export interface Figures {
  /** Times done in a second. */
  readonly perSecond: number;
  /** How long one took, in milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function round({ once }: Contender, callers: number, ms: number): Promise<Figures> {
  const took: number[] = [];
  const begun = performance.now();
  const caller = async () => {
    for (let before = performance.now(); before - begun < ms; before = performance.now()) {
      await once();
      took.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const perSecond = took.length / ((performance.now() - begun) / 1_000);
  const sorted = took.toSorted((a, b) => a - b);
  return { perSecond, p50: at(sorted, 0.5), p95: at(sorted, 0.95), p99: at(sorted, 0.99) };
}

const median = (values: readonly number[]) => at(values.toSorted((a, b) => a - b), 0.5);

/** Rounds of all contenders in turn, so that whatever else the machine does falls on all of them; the first round only warms up. */
export async function inTurns(contenders: readonly Contender[], callers: number, { rounds = 5, ms = 1_500 } = {}): Promise<readonly Figures[]> {
  const figures: Figures[][] = contenders.map(() => []);
  for (let turn = 0; turn <= rounds; turn += 1) {
    for (const [index, contender] of contenders.entries()) {
      const measured = await round(contender, callers, ms);
      if (turn > 0) figures[index]?.push(measured);
    }
  }
  const middle = (rows: readonly Figures[]) => ({
    perSecond: median(rows.map(({ perSecond }) => perSecond)),
    p50: median(rows.map(({ p50 }) => p50)),
    p95: median(rows.map(({ p95 }) => p95)),
    p99: median(rows.map(({ p99 }) => p99)),
  });
  return figures.map(middle);
}
