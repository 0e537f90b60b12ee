import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { until } from '#testing';
import { signIn, type User } from '../harness/graphql-client.js';
import { mustEqual } from '../harness/must-equal.js';
import type { Office } from '../harness/office.js';
import { type SeenEntry, type TimelineReader, timelineReader } from '../harness/timeline-reader.js';
import { type Place, type Row, Watch } from './watch.js';

type Input = Readonly<Record<string, unknown>>;

/** A minute in Cambodia, such as `2023-03-02T02:30`. */
const occurred = (minute: string) => ({ value: `${minute}:00+07:00`, precision: 'MINUTE' });

/** The minute in which the story is told: what the product does by itself it does then, whatever the story's dates. */
export const thisMinute = () => new Date(Date.now() + 7 * 60 * 60 * 1000).toISOString().slice(0, 16);

/** A story about one child as it is told to the API, and after every step compared with the table of who sees what. */
export class Telling {
  private childId = '';
  private position = '';

  private constructor(
    private readonly users: ReadonlyMap<string, User>,
    private readonly watch: Watch,
    private readonly read: TimelineReader,
  ) {}

  /** @param units all that watch, those that take part and those that have nothing to do with the child */
  static async begin(office: Office, units: readonly string[], nameKhmer: string): Promise<Telling> {
    const users = await Promise.all(units.map((unit) => signIn(office.url, unit)));
    const [anybody] = users;
    if (anybody === undefined) throw new Error('a story needs somebody');
    const read = await timelineReader(anybody);
    const watch = new Watch(read, users, nameKhmer);
    return new Telling(new Map(users.map((user) => [user.name, user])), watch, read);
  }

  by(unit: string): User {
    const user = this.users.get(unit);
    if (user === undefined) throw new Error(`${unit} is not in this story`);
    return user;
  }

  /** Those who watch. */
  get all(): readonly User[] {
    return [...this.users.values()];
  }

  get child(): string {
    return this.childId;
  }

  /** Place in the log of what was told last. */
  get latest(): string {
    return this.position;
  }

  /** The events that were left since this was last asked, in their order. */
  leaves(): readonly string[] {
    return this.watch.newlyTold();
  }

  /** From now on the unit sees what this column of the table says. */
  stands(unit: string, place: Place): void {
    this.watch.stands(unit, place);
  }

  /** Registers the child after a search, as the API wants it. */
  async registers(unit: string, minute: string, input: Input & { readonly nameKhmer: string }, row: Row): Promise<void> {
    const { searchChildren } = await this.by(unit).query<{ searchChildren: { receipt: string; matches: unknown[] } }>(
      'query ($name: String!) { searchChildren(name: $name) { receipt matches { likeness } } }',
      { name: input.nameKhmer },
    );
    mustEqual(searchChildren.matches, []);
    const registered = await this.by(unit).record(
      'RegisterChild',
      { ...input, searchReceipt: searchChildren.receipt },
      { occurredAt: occurred(minute) },
    );
    this.childId = registered.id;
    await this.seen(registered.position, row, minute);
  }

  /** Gives a command that must be recorded, and looks at what everybody sees of it. Resolves to the id it made or changed. */
  async does(unit: string, minute: string, command: string, input: Input, row: Row): Promise<string> {
    const { id, position } = await this.by(unit).record(command, input, { occurredAt: occurred(minute) });
    await this.seen(position, row, minute);
    return id;
  }

  /**
   * The same where the product does something by itself in consequence: what everybody sees is looked at when that is
   * there too, in the timeline of a unit that sees it whole. Resolves to the id that the command made or changed, and to
   * what the product wrote.
   */
  async setsOff(unit: string, minute: string, command: string, input: Input, row: Row, then: { readonly row: Row; readonly seenBy: string }) {
    const { id, position } = await this.by(unit).record(command, input, { occurredAt: occurred(minute) });
    this.watch.recorded(row, occurred(minute).value);
    this.position = position;
    const ofKind = async (): Promise<readonly SeenEntry[]> =>
      ((await this.read(this.by(then.seenBy), this.childId, position))?.entries ?? []).filter(({ kind }) => kind === then.row.kind);
    const before = this.watch.told(then.row.kind);
    let written: SeenEntry | undefined;
    await until(`${then.row.kind} is written by the product itself`, async () => {
      const found = await ofKind();
      written = found.length > before ? [...found].sort((one, other) => other.recordedAt.localeCompare(one.recordedAt))[0] : undefined;
      return written !== undefined;
    });
    this.watch.recorded(then.row, written?.occurredAt ?? '');
    await this.compare();
    return { id, written: written?.detail ?? {} };
  }

  /** Gives a command that must be refused, with what the refusal says, and makes sure that it left nothing. */
  async isRefused(unit: string, minute: string, command: string, input: Input, refusal: string, says: Input = {}): Promise<void> {
    const field = command.charAt(0).toLowerCase() + command.slice(1);
    const fields = ['message', ...Object.keys(says)].join(' ');
    const answer = await this.by(unit).query<Record<string, Input>>(
      `mutation ($input: ${command}Input!) { ${field}(input: $input) { __typename ... on ${refusal} { ${fields} } } }`,
      { input: { ...input, commandId: randomUUID(), occurredAt: occurred(minute) } },
    );
    const said = { __typename: refusal, message: expect.stringMatching(/othing was recorded/) as unknown, ...says };
    mustEqual({ unit, command, answer: answer[field] }, { unit, command, answer: said });
    await this.compare();
  }

  private async compare(): Promise<void> {
    if (this.childId === '') return;
    await this.watch.compare(this.childId, this.position);
  }

  private async seen(position: string, row: Row, minute: string): Promise<void> {
    this.position = position;
    this.watch.recorded(row, occurred(minute).value);
    await this.compare();
  }
}
