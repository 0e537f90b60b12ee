import type { User } from '../harness/graphql-client.js';
import { mustEqual } from '../harness/must-equal.js';
import { openTexts } from '../harness/told.js';
import type { SeenEntry, TimelineReader } from '../harness/timeline-reader.js';

/**
 * One entry of a story as each column of its table sees it: level, then the fields that say something
 * (`FULL caseId reporter.phone:WITHHELD`). A column that is not named sees nothing of it.
 */
export interface Row {
  readonly kind: string;
  readonly sees: Readonly<Record<string, string>>;
  /** What was written into the personal fields, by path; into each of a list. */
  readonly words?: Readonly<Record<string, string | readonly string[]>>;
}

interface Entry extends Row {
  readonly occurredAt: string;
}

/** Where a unit stands in the table: the column of its entries, and whether it knows who the child is. */
export interface Place {
  readonly column: string;
  readonly knowsChild: boolean;
}

const line = (occurredAt: string, kind: string, view: string) => {
  const [level = '', ...fields] = view.split(' ');
  return [occurredAt, kind, level, ...fields.sort()].join(' ');
};
const shownAs = ({ kind, level, told, occurredAt }: SeenEntry) =>
  line(occurredAt, kind, told === '' ? level : `${level} ${told}`);

function opened({ kind, detail }: SeenEntry, path: string): readonly string[] {
  const [top = '', ...inner] = path.split('.');
  const start = detail?.[`${kind}_${top}`];
  const parts = inner.reduce<readonly unknown[]>((values, name) => values.flat().map((value) => (value as Record<string, unknown>)[name]), [start]);
  return openTexts(parts);
}

/** Keeps what the table of a story promises for each unit, and compares it with what each is shown. */
export class Watch {
  private readonly entries: Entry[] = [];
  private readonly places = new Map<string, Place>();
  private unread: string[] = [];

  constructor(
    private readonly read: TimelineReader,
    private readonly users: readonly User[],
    /** The child's name as it was registered. */
    private readonly nameKhmer: string,
  ) {}

  stands(unit: string, place: Place): void {
    this.places.set(unit, place);
  }

  recorded(row: Row, occurredAt: string): void {
    this.unread.push(row.kind);
    this.entries.unshift({ ...row, occurredAt });
    this.entries.sort((one, other) => Date.parse(other.occurredAt) - Date.parse(one.occurredAt));
  }

  /** Kinds of the entries that were told since this was last asked, in their order. */
  newlyTold(): readonly string[] {
    const told = this.unread;
    this.unread = [];
    return told;
  }

  /** How many entries of a kind the story has so far. */
  told(kind: string): number {
    return this.entries.filter((entry) => entry.kind === kind).length;
  }

  /** Every unit's whole timeline against the table. */
  async compare(childId: string, position: string): Promise<void> {
    await Promise.all(this.users.map((user) => this.compareFor(user, childId, position)));
  }

  private async compareFor(user: User, childId: string, position: string): Promise<void> {
    const place = this.places.get(user.name);
    const seen = await this.read(user, childId, position);
    const wanted = this.entries.flatMap((entry) => {
      const view = place === undefined ? undefined : entry.sees[place.column];
      return view === undefined ? [] : [{ entry, shown: line(entry.occurredAt, entry.kind, view) }];
    });
    const name = place?.knowsChild === true ? { state: 'OPEN', value: this.nameKhmer } : undefined;
    const shown = seen === null ? 'nothing' : { name: seen.identity?.['nameKhmer'], timeline: seen.entries.map(shownAs) };
    const promised = wanted.length === 0 ? 'nothing' : { name, timeline: wanted.map(({ shown }) => shown) };
    mustEqual({ reader: user.name, shown }, { reader: user.name, shown: promised });
    seen?.entries.forEach((shown, index) => compareWords(shown, wanted[index]?.entry, user.name));
  }
}

function compareWords(shown: SeenEntry, row: Row | undefined, reader: string): void {
  const paths = shown.told.split(' ').filter((field) => field.endsWith(':OPEN')).map((field) => field.replace(':OPEN', ''));
  for (const path of paths) mustEqual({ reader, path, words: opened(shown, path) }, { reader, path, words: [row?.words?.[path]].flat() });
  // Entered late, and it shows: the story happened long before ToldOnce learned it.
  mustEqual(Date.parse(shown.recordedAt) > Date.parse(shown.occurredAt), true);
}
