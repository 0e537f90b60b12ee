// Brings a PostgreSQL server to what the product expects of it: databases, roles with their passwords and limits, schemas,
// and the access log, whose writer may not change it. May be run again at any time, and is run again with each release.
//   node infra/postgres/apply.mjs <file> <file> …
// Each file holds one connection string: the first an administrator's (superuser), the others those with which the
// product's processes come. From these are taken the role, its password and the name of its database. Needs dist/.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openAccessLog } from '#adapters/access-log';
import { scramVerifier } from './scram.mjs';

/** What a role's database is for: the file in databases/ that is run there. */
const purposes = {
  toldonce_police: 'toldonce',
  toldonce_dosvy: 'toldonce',
  toldonce_court: 'toldonce',
  toldonce_ngo: 'toldonce',
  toldonce_gateway: 'toldonce',
  toldonce_relay: 'toldonce',
  toldonce_vault: 'vault',
  toldonce_eventstore: 'events',
  keycloak: 'keycloak',
};

const { escapeIdentifier, escapeLiteral } = pg;
const sql = (...path) => readFile(join(import.meta.dirname, ...path), 'utf8');

/** @param {string} url of one who comes to the database */
function comer(url) {
  const { username, password, pathname } = new URL(url);
  const purpose = purposes[username];
  if (purpose === undefined) throw new Error(`${username} is no role of the product: ${Object.keys(purposes).join(', ')}`);
  if (!/^[\w-]{16,}$/.test(password)) throw new Error(`the password of ${username} is not 16 or more letters, digits, - and _`);
  return { role: username, password, database: pathname.slice(1), purpose };
}

async function tell(url, ...statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function createMissing(administrator, databases) {
  const client = new pg.Client({ connectionString: administrator });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT datname FROM pg_database');
    const present = rows.map(({ datname }) => datname);
    for (const name of databases) {
      if (present.includes(name)) continue;
      await client.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`);
    }
  } finally {
    await client.end();
  }
}

function inDatabase(administrator, name) {
  const url = new URL(administrator);
  url.pathname = name;
  return url.href;
}

/**
 * @param {string} administrator connection string of a superuser
 * @param {readonly string[]} urls connection strings of the product's processes
 */
export async function apply(administrator, urls) {
  const comers = urls.map(comer);
  const purposeOf = new Map(comers.map(({ database, purpose }) => [database, purpose]));
  if (comers.some(({ database, purpose }) => purposeOf.get(database) !== purpose)) {
    throw new Error('the vault, the log, sign-in and the rest each need a database of their own');
  }
  const passwords = comers.map(({ role, password }) => `ALTER ROLE ${escapeIdentifier(role)} PASSWORD ${escapeLiteral(scramVerifier(password))}`);
  await tell(administrator, await sql('roles.sql'), ...passwords);
  await createMissing(administrator, purposeOf.keys());
  for (const [database, purpose] of purposeOf) {
    const there = inDatabase(administrator, database);
    await tell(there, await sql('databases', 'only-invited.sql'), await sql('databases', `${purpose}.sql`), await sql('databases', 'hand-over.sql'));
    if (purpose !== 'toldonce') continue;
    const accessLog = await openAccessLog({ url: there });
    await accessLog.close();
    await tell(there, await sql('databases', 'access-log.sql'));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [administrator, ...urls] = await Promise.all(process.argv.slice(2).map(async (file) => (await readFile(file, 'utf8')).trim()));
  if (administrator === undefined || urls.length === 0) {
    console.error('node infra/postgres/apply.mjs <file with an administrator URL> <files with the URLs of the processes>');
    process.exit(2);
  }
  await apply(administrator, urls);
  console.log(`ready: ${new Set(urls.map((url) => new URL(url).pathname.slice(1))).size} databases`);
}
