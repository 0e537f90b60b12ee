import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { startEmbeddedPostgres } from '#adapters/postgres';
import { type Office, startOffice } from '../harness/office.js';

const inHours = (seconds: number) => seconds / 3_600;

/** Real engines on which offices start, die and start again; referrals are owed an answer within seconds. */
export class World {
  readonly #offices: Office[] = [];

  private constructor(
    private readonly folder: string,
    private readonly cluster: Awaited<ReturnType<typeof startEmbeddedPostgres>>,
    private readonly eventStore: EmbeddedEventStore,
    private readonly env: Readonly<Record<string, string>>,
    private readonly databaseUrl: string,
  ) {}

  /**
   * @param seconds from the sending of a referral to its reminder and to its escalation, and from the day on which a
   * follow-up visit was due to its being overdue, and from a wish to ask a child again to its reminder
   */
  static async create(seconds: { readonly answer: number; readonly stale: number; readonly visit?: number; readonly repeat?: number }): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'policies-'));
    for (const list of ['provinces', 'units', 'offences', 'contact-limits']) {
      await writeFile(join(folder, `${list}.json`), await readFile(`infra/reference/${list}.json`));
    }
    const hours = { answerWithinHours: inHours(seconds.answer), staleAfterHours: inHours(seconds.stale), validFrom: '1990-01-01' };
    await writeFile(join(folder, 'service-levels.json'), JSON.stringify(['HIGH', 'MEDIUM', 'LOW'].map((risk) => ({ risk, ...hours }))));
    const visits = JSON.parse(await readFile('infra/reference/follow-up-visits.json', 'utf8')) as readonly object[];
    const impatient = visits.map((visit) => ({ ...visit, overdueAfterHours: inHours(seconds.visit ?? 3_600) }));
    await writeFile(join(folder, 'follow-up-visits.json'), JSON.stringify(impatient));
    await writeFile(join(folder, 'repeat-answers.json'), JSON.stringify([{ answerWithinHours: inHours(seconds.repeat ?? 3_600), validFrom: '1990-01-01' }]));
    const cluster = await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
    const eventStore = await startEmbeddedEventStore({ databaseUrl: await cluster.database('events'), port: 0 });
    const databaseUrl = await cluster.database('toldonce');
    const env = {
      REFERENCE_FOLDER: folder,
      DATABASE_URL: databaseUrl,
      VAULT_DATABASE_URL: await cluster.database('vault'),
      EVENTSTORE_URL: eventStore.connectionString,
    };
    return new World(folder, cluster, eventStore, env, databaseUrl);
  }

  async start(): Promise<Office> {
    const office = await startOffice(join(this.folder, 'data'), ['--empty'], this.env);
    this.#offices.push(office);
    return office;
  }

  /** What a person at a command line beside the office has in the environment. */
  get environment(): Readonly<Record<string, string>> {
    return { ...this.env, DATA_FOLDER: join(this.folder, 'data') };
  }

  ask = async (statement: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> => {
    const client = new Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement, [...values])).rows;
    } finally {
      await client.end();
    }
  };

  /** Types of all stored events about referrals beyond their sending, in the order of the log. */
  async recorded(): Promise<readonly string[]> {
    const rows = await this.ask("SELECT kind FROM views.timeline_entry WHERE kind LIKE 'Referral%' ORDER BY position");
    return rows.map(({ kind }) => String(kind));
  }

  /** Types of all stored events that policies wrote, in the order of the log. */
  async byItself(): Promise<readonly string[]> {
    const rows = await this.ask("SELECT DISTINCT kind, position FROM views.timeline_entry WHERE unit LIKE 'service:%' ORDER BY position");
    return rows.map(({ kind }) => String(kind));
  }

  /** What became of each deadline, in a word, once none is waiting. */
  async outcomes(): Promise<readonly string[]> {
    const rows = await this.ask("SELECT state::text AS state, output ->> 'became' AS became FROM policies_dosvy.job WHERE name = 'deadlines'");
    return rows.map(({ state, became }) => String(became ?? state)).sort();
  }

  async remove(): Promise<void> {
    await Promise.all(this.#offices.map((office) => office.end()));
    await this.eventStore.stop();
    await this.cluster.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
