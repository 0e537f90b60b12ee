import type { Role } from '#kernel';
import { type CommandOptions, type User } from '../harness/graphql-client.js';
import { wholeTimeline } from '../harness/whole-timeline.js';
import type { Column } from './expected.js';
import type { Reader, WrittenEntry } from './expected-entry.js';

export interface Unit {
  readonly id: string;
  readonly role: Role;
  readonly province?: string;
}

interface Told {
  readonly position: string;
  readonly unit: string;
  readonly parties: readonly string[];
}

type Input = Readonly<Record<string, unknown>>;

/** One child: what is told about it, by whom, naming whom; and who comes to stand how to it, as the rules say it. */
export class Chronicle {
  readonly #told: Told[] = [];
  readonly #holds = new Map<string, Set<Column>>();
  readonly #provinces = new Set<string>();
  readonly #released = new Map<string, string[]>();
  childId = '';
  seriesId = '';

  constructor(
    readonly name: string,
    private readonly userOf: (unit: string) => User,
  ) {}

  /** @param parties units named in the entry besides its writer's */
  async tells(unit: string, command: string, input: Input, { parties = [], ...options }: CommandOptions & { readonly parties?: readonly string[] } = {}): Promise<string> {
    const { id, position } = await this.userOf(unit).record(command, input, options);
    this.#told.push({ position, unit, parties });
    return id;
  }

  /** Place in the log of what was told last. */
  get latest(): string {
    return this.#told.at(-1)?.position ?? '';
  }

  begins(unit: string, column: Column): void {
    this.#holds.set(unit, (this.#holds.get(unit) ?? new Set<Column>()).add(column));
  }

  ends(unit: string, column: Column): void {
    this.#holds.get(unit)?.delete(column);
  }

  /** Today and for some time. */
  releases(recordingId: string, unit: string): void {
    this.#released.set(unit, [...(this.#released.get(unit) ?? []), recordingId]);
  }

  /** From now on the child is the province's. */
  livesIn(province: string): void {
    this.#provinces.add(province);
  }

  reader({ id, role, province }: Unit): Reader {
    const own: Column[] = province !== undefined && this.#provinces.has(province) ? ['own-province'] : [];
    return { unit: id, role, held: [...own, ...(this.#holds.get(id) ?? [])], released: this.#released.get(id) ?? [] };
  }

  /** Every entry as its writer sees it, by its place in the log. */
  async written(): Promise<ReadonlyMap<string, WrittenEntry>> {
    const entries = new Map<string, WrittenEntry>();
    for (const unit of new Set(this.#told.map((told) => told.unit))) {
      for (const { position, kind, detail } of (await wholeTimeline(this.userOf(unit), this.childId, this.latest)) ?? []) {
        const told = this.#told.find((one) => one.position === position && one.unit === unit);
        if (told !== undefined && detail !== null) entries.set(position, { kind, unit, parties: told.parties, detail });
      }
    }
    const missing = this.#told.filter(({ position }) => !entries.has(position));
    if (missing.length > 0) throw new Error(`${this.name}: ${missing.length} entries are not read by those who wrote them`);
    return entries;
  }
}
