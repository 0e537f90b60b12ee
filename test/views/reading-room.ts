import type { DataSource } from 'typeorm';
import { openDatabase } from '#adapters/postgres';
import { type ProjectorHandle, startProjector } from '#adapters/projector';
import { contractOf } from '#contracts/all';
import type { Page } from '#kernel';
import { viewMigrations, viewProjections } from '../projector/all-views.js';
import { Engines } from '../projector/engines.js';
import { record, type Told } from '../projector/recording.js';
import { rules } from '../projector/seen.js';

/** All views on real engines, in step with what is told. */
export class ReadingRoom {
  private constructor(
    private readonly engines: Engines,
    readonly database: DataSource,
    private readonly projector: ProjectorHandle,
  ) {}

  static async open(): Promise<ReadingRoom> {
    const engines = await Engines.create();
    const database = await openDatabase({ url: engines.databaseUrl, schema: 'views', migrations: viewMigrations });
    const projector = await startProjector({ eventStore: engines.eventStore, keyVault: engines.keyVault, name: 'views', database, projections: viewProjections, rules, contractOf });
    return new ReadingRoom(engines, database, projector);
  }

  get keyVault(): Engines['keyVault'] {
    return this.engines.keyVault;
  }

  /** Resolves when the views show it. */
  async tell(...told: readonly Told[]): Promise<void> {
    if (!(await this.projector.reached(await record(this.engines, ...told), 20_000))) throw new Error('the views did not show it in time');
  }

  async close(): Promise<void> {
    await this.projector.stop();
    await this.database.destroy();
    await this.engines.remove();
  }
}

/** A list read page by page to its end. */
export async function whole<Entry extends { readonly cursor: string }>(
  read: (after: string | undefined) => Promise<Page<Entry>>,
): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (let after: string | undefined, hasMore = true; hasMore; after = found.at(-1)?.cursor) {
    const page = await read(after);
    found.push(...page.entries);
    hasMore = page.hasMore;
  }
  return found;
}
