import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, escapeIdentifier } from 'pg';
import { postgresForSpecs } from '../engines/postgres.js';

export const services = ['police', 'dosvy', 'court', 'ngo'] as const;
const roles = [...services.map((name) => `toldonce_${name}`), 'toldonce_gateway', 'toldonce_relay', 'toldonce_vault', 'toldonce_eventstore', 'keycloak'];
const databaseOf = (role: string) => ({ toldonce_vault: 'vault', toldonce_eventstore: 'events', keycloak: 'keycloak' })[role] ?? 'toldonce';

/** A server to which `infra/postgres/apply.mjs` was applied, as an administrator would. */
export interface AppliedRoles {
  /** Connection string of a role of the product, with its password. */
  url(role: string): string;
  /** Connection string of the administrator, in the database of a role. */
  administrator(role: string): string;
  applyAgain(): Promise<void>;
  remove(): Promise<void>;
}

export async function ask(url: string, ...statements: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    let rows: readonly Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

export async function applyRoles(): Promise<AppliedRoles> {
  execFileSync(process.execPath, ['infra/scripts/build.mjs'], { env: {} });
  const server = await postgresForSpecs();
  const root = await server.database('administration');
  const taken = await ask(root, `SELECT rolname FROM pg_roles WHERE rolname = ANY ('{${roles.join()}}')`);
  if (taken.length > 0) throw new Error('this server is used by the product already: the spec would change its passwords');

  const suffix = randomBytes(4).toString('hex');
  const databases = [...new Set(roles.map(databaseOf))].map((name) => `${name}_${suffix}`);
  const inDatabase = (role: string) => Object.assign(new URL(root), { pathname: `${databaseOf(role)}_${suffix}` });
  const asRole = (role: string) => Object.assign(inDatabase(role), { username: role, password: randomBytes(12).toString('hex') }).href;
  const urls = new Map(roles.map((role) => [role, asRole(role)]));
  const folder = await mkdtemp(join(tmpdir(), 'roles-'));
  const files = [join(folder, 'administrator'), ...roles.map((role) => join(folder, role))];
  await Promise.all(files.map((file, index) => writeFile(file, `${[root, ...urls.values()][index]}\n`)));
  const apply = async () => {
    await promisify(execFile)(process.execPath, ['infra/postgres/apply.mjs', ...files], { env: {}, timeout: 120_000 });
  };
  await apply();

  return {
    url: (role) => urls.get(role) ?? '',
    administrator: (role) => inDatabase(role).href,
    applyAgain: apply,
    remove: async () => {
      await ask(root, ...databases.map((name) => `DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`), `DROP ROLE ${roles.join()}`);
      await server.remove();
      await rm(folder, { recursive: true });
    },
  };
}
