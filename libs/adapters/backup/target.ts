import { type Client, escapeIdentifier } from 'pg';
import { RestoreRunning, RestoreUnfinished, TargetNotEmpty } from './errors.js';
import type { Part } from './part.js';
import { withSession } from './session.js';

const lockNumber = '7301459216044';
const mark = 'restore.unfinished';

async function isMarked(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ marked: boolean }>('SELECT to_regclass($1) IS NOT NULL AS marked', [mark]);
  return rows[0]?.marked === true;
}

/** Any table that this restore did not make itself in an earlier attempt. */
async function foreignTable(client: Client, own: readonly string[]): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || t.relname AS name FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE t.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> ALL ($1::text[])
        AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'restore') LIMIT 1`,
    [own],
  );
  return rows[0]?.name;
}

async function clear(parts: readonly Part[]): Promise<void> {
  for (const { url, schemas } of parts) {
    await withSession(url, async (client) => {
      for (const { name } of schemas) await client.query(`DROP SCHEMA IF EXISTS ${escapeIdentifier(name)} CASCADE`);
    });
  }
}

/**
 * Runs the work on empty databases. Before the first write a mark is left in the vault's database, and is taken away when
 * all is done: where it stands nothing is served, and the next attempt clears away what this one left.
 * @throws {TargetNotEmpty} {RestoreRunning}
 */
export async function intoEmpty(vaultUrl: string, parts: readonly Part[], work: () => Promise<void>): Promise<void> {
  await withSession(vaultUrl, async (keeper) => {
    // The lock belongs to this connection and goes with it.
    const { rows } = await keeper.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1::bigint) AS locked', [lockNumber]);
    if (rows[0]?.locked !== true) throw new RestoreRunning();
    const again = await isMarked(keeper);
    for (const url of new Set([vaultUrl, ...parts.map((part) => part.url)])) {
      const own = again ? parts.flatMap(({ schemas }) => schemas.map(({ name }) => name)) : [];
      const found = await withSession(url, (client) => foreignTable(client, own));
      if (found !== undefined) throw new TargetNotEmpty(found);
    }
    await keeper.query(`CREATE SCHEMA IF NOT EXISTS restore; CREATE TABLE IF NOT EXISTS ${mark} (begun_at timestamptz NOT NULL DEFAULT now())`);
    if (again) await clear(parts);
    await work();
    await keeper.query('DROP SCHEMA restore CASCADE');
  });
}

/**
 * To be asked before anything is served.
 * @throws {RestoreUnfinished}
 */
export async function refuseUnfinishedRestore(vaultUrl: string): Promise<void> {
  if (await withSession(vaultUrl, isMarked)) throw new RestoreUnfinished();
}
