import { chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#adapters/postgres';
import { ask } from './applied-roles.js';

export interface EncryptedPostgres {
  /** Connection string of the administrator, without parameters. */
  readonly administrator: string;
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** PostgreSQL that speaks TLS with the key and certificate (PEM) that were made for it. */
export async function startEncryptedPostgres(tls: { readonly key: string; readonly certificate: string }): Promise<EncryptedPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'country-postgres-'));
  const cluster = await startEmbeddedPostgres({ folder });
  const administrator = await cluster.database('administration');
  const files = { ssl_cert_file: join(folder, 'server.crt'), ssl_key_file: join(folder, 'server.key') };
  await writeFile(files.ssl_cert_file, tls.certificate);
  await writeFile(files.ssl_key_file, tls.key, { mode: 0o600 });
  // PostgreSQL takes no key that is another's, and may run as somebody else than this process.
  const { uid, gid } = await stat(join(folder, 'cluster', 'data'));
  await Promise.all(Object.values(files).map((file) => chown(file, uid, gid)));
  const settings = Object.entries({ ...files, ssl: 'on' }).map(([name, value]) => `ALTER SYSTEM SET ${name} = '${value}'`);
  await ask(administrator, ...settings, 'SELECT pg_reload_conf()');
  return {
    administrator,
    database: (name) => cluster.database(name),
    stop: async () => {
      await cluster.stop();
      await rm(folder, { recursive: true });
    },
  };
}
