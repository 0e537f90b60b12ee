import type { DataClass, Role } from '#kernel';
import { aboutByHand, fieldClasses, noWaysOf, partialFields } from './classes.js';
import { cells, type Column, type ExpectedLevel } from './expected.js';

type Detail = Readonly<Record<string, unknown>>;

const rank: Readonly<Record<ExpectedLevel, number>> = { none: 0, milestone: 1, partial: 2, full: 3 };
const table = new Map(cells.map(({ dataClass, role, column, level }) => [`${dataClass} ${role} ${column}`, level]));

export const cellName = (dataClass: DataClass, role: Role, column: Column) => `${dataClass} × ${role} × ${column}`;

export function cellLevel(dataClass: DataClass, role: Role, column: Column): ExpectedLevel {
  const level = table.get(`${dataClass} ${role} ${column}`);
  if (level === undefined) throw new Error(`the table has no cell ${cellName(dataClass, role, column)}`);
  return level;
}

/** The best that the table gives for these columns. */
export const highest = (dataClass: DataClass, role: Role, held: readonly Column[]): ExpectedLevel =>
  held.map((column) => cellLevel(dataClass, role, column)).reduce<ExpectedLevel>((best, level) => (rank[level] > rank[best] ? level : best), 'none');

/** An entry as its writer sees it, and who is named in it. */
export interface WrittenEntry {
  readonly kind: string;
  readonly unit: string;
  readonly parties: readonly string[];
  readonly detail: Detail;
}

/** Who reads, and in which columns of the table they stand to the child. */
export interface Reader {
  readonly unit: string;
  readonly role: Role;
  readonly held: readonly Column[];
  /** Recordings that are released to it today. */
  readonly released: readonly string[];
}

export interface ExpectedEntry {
  readonly level: Uppercase<ExpectedLevel>;
  readonly detail: Detail | null;
}

/** The columns that count for one entry. */
export const columnsFor = ({ unit, held, released }: Reader, { parties, detail }: WrittenEntry): readonly Column[] => [
  ...held,
  ...(parties.includes(unit) ? (['part'] as const) : []),
  ...(released.includes(String(detail['recordingId'])) ? (['released'] as const) : []),
];

const withheld = { state: 'WITHHELD', value: null };
const isText = (value: object) => 'state' in value && 'value' in value;

/** What the table gives this reader of this entry; undefined where it gives nothing. */
export function expectedEntry(reader: Reader, entry: WrittenEntry): ExpectedEntry | undefined {
  const { kind, unit, detail } = entry;
  const about = aboutByHand(kind, detail);
  const levelOf = (dataClass: DataClass): ExpectedLevel =>
    unit === reader.unit ? 'full' : highest(dataClass, reader.role, columnsFor(reader, entry));
  const partial = partialFields[kind] ?? [];

  function shown(value: unknown, path: string, around: DataClass): unknown {
    const dataClass = fieldClasses[`${kind}.${path}`] ?? around;
    const level = levelOf(dataClass);
    const within = partial.some((allowed) => path === allowed || path.startsWith(`${allowed}.`));
    const leadsTo = partial.some((allowed) => allowed.startsWith(`${path}.`));
    const mayRead = level === 'full' || (level === 'partial' && within);
    if (value === null || value === undefined) return null;
    if (typeof value !== 'object') return mayRead ? value : null;
    if (isText(value)) return mayRead ? value : withheld;
    if (!mayRead && !(level === 'partial' && leadsTo)) return null;
    if (Array.isArray(value)) {
      const none = path === 'waysForward' ? noWaysOf[reader.role] : undefined;
      return value.filter((item) => none?.includes(item as string) !== true).map((item) => shown(item, path, dataClass));
    }
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shown(inner, `${path}.${name}`, dataClass)]));
  }

  const level = levelOf(about);
  if (level === 'none') return undefined;
  const fields = () => Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, shown(value, name, about)]));
  return { level: level.toUpperCase() as Uppercase<ExpectedLevel>, detail: level === 'milestone' ? null : fields() };
}
