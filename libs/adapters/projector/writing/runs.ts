import type { ColumnValue, RowChange } from '#kernel';

type Columns = Readonly<Record<string, ColumnValue>>;

/** The columns by which a change finds its rows. */
const selectorOf = (change: RowChange): Columns => (change.kind === 'put' ? change.key : change.where);

/** Rows that it finds may be found by it no more: nothing may be moved past it. */
const movesAway = (change: RowChange): boolean => change.kind === 'set' && Object.keys(change.values).some((name) => name in change.where);

/** As the column has it: a number and its digits are the same there. */
const valueOf = (value: ColumnValue | undefined): string => JSON.stringify(value !== null && typeof value === 'object' ? value : String(value));
const keyOf = (selector: Columns, columns: readonly string[]): string => columns.map((name) => valueOf(selector[name])).join(' ');

/** Changes of one kind that go out together; none of them is about the same rows as another. */
class Run {
  readonly #columns: readonly string[];
  readonly #immovable: boolean;
  readonly #changes = new Map<string, RowChange>();
  /** For each choice of columns, what the changes have in them. */
  readonly #values = new Map<string, Set<string>>();

  constructor(
    readonly alike: string,
    first: RowChange,
  ) {
    this.#columns = Object.keys(selectorOf(first)).toSorted();
    this.#immovable = movesAway(first);
    this.add(first);
  }

  get changes(): readonly RowChange[] {
    return [...this.#changes.values()];
  }

  /** The later of two for the same rows counts. */
  add(change: RowChange): void {
    const selector = selectorOf(change);
    this.#changes.set(keyOf(selector, this.#columns), change);
    for (const [columns, values] of this.#values) values.add(keyOf(selector, JSON.parse(columns) as string[]));
  }

  /** Whether none of them can touch a row that this one touches: in a column by which both find theirs, they differ. */
  isApartFrom(change: RowChange): boolean {
    const selector = selectorOf(change);
    const shared = this.#columns.filter((name) => name in selector);
    if (this.#immovable || shared.length === 0) return false;
    const name = JSON.stringify(shared);
    const values = this.#values.get(name) ?? new Set(this.changes.map((one) => keyOf(selectorOf(one), shared)));
    this.#values.set(name, values);
    return !values.has(keyOf(selector, shared));
  }
}

/**
 * Changes by table and likeness, each with the earliest run of its like that it can be moved to without meeting a change
 * of the same rows on the way: applied run by run, they leave the rows that they leave in their own order.
 */
export function inRuns(changes: readonly RowChange[], alikeIn: (change: RowChange) => string): readonly Run[] {
  const tables = new Map<string, Run[]>();
  for (const change of changes) {
    const runs = tables.get(change.table) ?? [];
    tables.set(change.table, runs);
    const alike = alikeIn(change);
    const found = movesAway(change) ? undefined : reachable(runs, change, alike);
    if (found === undefined) runs.push(new Run(alike, change));
    else found.add(change);
  }
  return [...tables.values()].flat();
}

function reachable(runs: readonly Run[], change: RowChange, alike: string): Run | undefined {
  for (const run of runs.toReversed()) {
    if (run.alike === alike) return run;
    if (!run.isApartFrom(change)) return undefined;
  }
  return undefined;
}
