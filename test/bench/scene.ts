import { Pool } from 'pg';
import { openEventStore } from '#adapters/eventstoredb';
import { startEmbeddedPostgres } from '#adapters/postgres';
import type { EventStore } from '#kernel';
import { newDataFolder } from '../harness/data-folder.js';
import { signIn, type User } from '../harness/graphql-client.js';
import { startOffice } from '../harness/office.js';
import { startProcess } from '../harness/running-process.js';

/** The product with all that it stands on, each in a process of its own, and the same PostgreSQL without the product. */
export interface Scene {
  /** Of social affairs. */
  readonly user: User;
  readonly police: User;
  readonly eventStore: EventStore;
  /** On the database of views and facts. */
  readonly bare: Pool;
  remove(): Promise<void>;
}

export async function openScene(): Promise<Scene> {
  const folder = await newDataFolder('bench');
  const cluster = await startEmbeddedPostgres({ folder: `${folder.path}/engines` });
  const [events, database, vault] = await Promise.all(['events', 'toldonce', 'vault'].map((name) => cluster.database(name)));
  const server = startProcess('dist/apps/eventstore/main.js', [], { DATABASE_URL: events ?? '', EVENTSTORE_PORT: '0' });
  await server.says('ready at');
  const eventStoreUrl = /ready at (\S+)/.exec(server.output())?.[1] ?? '';
  const office = await startOffice(folder.path, ['--empty'], { DATABASE_URL: database ?? '', VAULT_DATABASE_URL: vault ?? '', EVENTSTORE_URL: eventStoreUrl });
  const eventStore = openEventStore({ connectionString: eventStoreUrl });
  const bare = new Pool({ connectionString: database, max: 32 });
  return {
    user: await signIn(office.url, 'dosvy-17'),
    police: await signIn(office.url, 'ahtjp-17'),
    eventStore,
    bare,
    async remove() {
      await office.end();
      await Promise.all([eventStore.close(), bare.end(), server.end()]);
      await cluster.stop();
      await folder.remove();
    },
  };
}
