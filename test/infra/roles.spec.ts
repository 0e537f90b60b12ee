import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openAccessLog } from '#adapters/access-log';
import { commandLedgerMigrations } from '#adapters/command-ledger';
import { openDeadlines } from '#adapters/deadlines';
import { directBusMigrations } from '#adapters/direct-bus';
import { startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { eraserMigrations } from '#adapters/eraser';
import { openKeyVault } from '#adapters/key-vault';
import { openDatabase } from '#adapters/postgres';
import { projectorMigrations } from '#adapters/projector';
import { relayMigrations } from '#adapters/relay';
import type { AccessEntry } from '#kernel';
import { boardsMigrations } from '#views/boards';
import { calendarMigrations } from '#views/calendar';
import { outlookMigrations } from '#views/outlook';
import { searchMigrations } from '#views/search';
import { standingMigrations } from '#views/standing';
import { timelineMigrations } from '#views/timeline';
import { until } from '#testing';
import { type AppliedRoles, applyRoles, ask, services } from './applied-roles.js';

const factsMigrations = [...projectorMigrations, ...standingMigrations, ...commandLedgerMigrations];
const viewsMigrations = [projectorMigrations, standingMigrations, timelineMigrations, outlookMigrations, searchMigrations, boardsMigrations, calendarMigrations].flat();

const owners: Readonly<Record<string, string>> = {
  ...Object.fromEntries(services.flatMap((name) => [`facts_${name}`, `policies_${name}`].map((schema) => [schema, `toldonce_${name}`]))),
  views: 'toldonce_gateway',
  relay: 'toldonce_relay',
  vault: 'toldonce_vault',
  eraser: 'toldonce_vault',
  eventstore: 'toldonce_eventstore',
};
/** Each role with each schema that is not its own, and the owner of that. */
const strangers = Object.entries(owners).flatMap(([schema, owner]) =>
  [...new Set(Object.values(owners))].filter((role) => role !== owner).map((role) => [role, schema, owner] as const),
);

const entry: AccessEntry = {
  actor: { id: 'u-1', agency: 'MoI', unit: 'ahtjp-17', role: 'ahtjp-provincial' },
  operation: 'timeline',
  outcome: 'granted',
  subjects: ['c-1'],
  detail: [],
  at: new Date(),
};

let server: AppliedRoles;
const refusalOf = (url: string, ...statements: readonly string[]) => ask(url, ...statements).then(() => 'taken', (error: Error) => error.message);

/** Waits until the server itself counts no connection of a role: it takes one off after the client has closed it. */
async function everyoneOfIsGone(role: string): Promise<void> {
  const here = `SELECT count(*) AS count FROM pg_stat_activity WHERE usename = '${role}'`;
  await until(`${role} has no connection`, async () => (await ask(server.administrator(role), here)).every(({ count }) => count === '0'), 10_000);
}

beforeAll(async () => {
  server = await applyRoles();
});

afterAll(() => server.remove());

test.each(Object.keys(owners).filter((schema) => /^(facts|policies)_/.test(schema)))('the service makes and fills tables in its schema %s', async (schema) => {
  const database = await openDatabase({ url: server.url(owners[schema] ?? ''), schema, migrations: factsMigrations });
  await database.query("INSERT INTO checkpoint VALUES ('spec', 1)");
  expect(await database.query('SELECT position FROM checkpoint')).toEqual([{ position: '1' }]);
  await database.destroy();
});

test('the policies of the dosvy service keep their place and their deadlines', async () => {
  const database = await openDatabase({ url: server.url('toldonce_dosvy'), schema: 'policies_dosvy', migrations: directBusMigrations });
  const deadlines = await openDeadlines({ database, schema: 'policies_dosvy' });
  await expect(database.transaction((rows) => deadlines.lift('remind-when-unanswered', 'r-1', rows))).resolves.toBeUndefined();
  await deadlines.close();
  await database.destroy();
});

test('the gateway makes its views, and exchanges their schema for one rebuilt beside it', async () => {
  const url = server.url('toldonce_gateway');
  for (const schema of ['views', 'views_rebuild']) {
    const database = await openDatabase({ url, schema, migrations: viewsMigrations });
    await database.destroy();
  }
  await ask(url, 'ALTER SCHEMA views RENAME TO views_before', 'ALTER SCHEMA views_rebuild RENAME TO views', 'DROP SCHEMA views_before CASCADE');
  expect(await ask(url, 'SELECT count(*)::int AS rows FROM views.timeline_entry')).toEqual([{ rows: 0 }]);
});

test('the relay keeps its place in the log', async () => {
  const database = await openDatabase({ url: server.url('toldonce_relay'), schema: 'relay', migrations: relayMigrations });
  expect(await database.query('SELECT position FROM relayed_up_to')).toEqual([{ position: '-1' }]);
  await database.destroy();
});

test('the vault makes keys, and the place of the eraser beside them', async () => {
  const url = server.url('toldonce_vault');
  const vault = await openKeyVault({ url, masterKey: Buffer.alloc(32, 1) });
  expect(await vault.keysFor([{ subject: 'c-1', dataClass: 'child-identity' }])).toHaveLength(1);
  await vault.close();
  const database = await openDatabase({ url, schema: 'eraser', migrations: eraserMigrations });
  await database.destroy();
});

test('the embedded event store keeps its log', async () => {
  const store = await startEmbeddedEventStore({ databaseUrl: server.url('toldonce_eventstore'), port: 0 });
  await store.stop();
  expect(await ask(server.url('toldonce_eventstore'), 'SELECT count(*)::int AS events FROM eventstore.events')).toEqual([{ events: 0 }]);
});

test('the gateway adds to the access log and reads it', async () => {
  const log = await openAccessLog({ url: server.url('toldonce_gateway') });
  await log.record([entry]);
  expect((await log.entriesAbout('c-1')).entries).toHaveLength(1);
  await log.close();
});

test.each([
  "UPDATE access_log.entry SET outcome = 'refused'",
  'DELETE FROM access_log.entry',
  'TRUNCATE access_log.entry',
  'DROP TABLE access_log.entry',
  'ALTER TABLE access_log.entry DISABLE TRIGGER only_added',
  'ALTER TABLE access_log.entry ADD COLUMN hidden boolean',
  'CREATE OR REPLACE FUNCTION access_log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
  "INSERT INTO access_log.migrations (timestamp, name) VALUES (1, 'later')",
  'SET session_replication_role = replica',
])('the gateway may not %s', async (statement) => {
  expect(await refusalOf(server.url('toldonce_gateway'), statement)).toMatch(/^(permission denied|must be owner)/);
});

test.each([...services, 'relay'])('the %s service sees nothing of the access log', async (name) => {
  expect(await refusalOf(server.url(`toldonce_${name}`), 'SELECT * FROM access_log.entry')).toBe('permission denied for schema access_log');
});

test.each(strangers)('%s is refused at %s', async (role, schema, owner) => {
  const there = Object.assign(new URL(server.url(role)), { pathname: new URL(server.url(owner)).pathname }).href;
  for (const statement of [`CREATE TABLE ${schema}.planted ()`, `SELECT * FROM ${schema}.migrations`, `DROP SCHEMA ${schema} CASCADE`]) {
    expect(await refusalOf(there, statement)).toMatch(/^(permission denied for (schema|database)|must be owner of schema)/);
  }
});

test.each([...services, 'relay'])('the %s service makes no schema and no table elsewhere, and becomes no other role', async (name) => {
  const url = server.url(`toldonce_${name}`);
  expect(await refusalOf(url, 'CREATE SCHEMA planted')).toMatch(/^permission denied for database/);
  expect(await refusalOf(url, 'CREATE TABLE public.planted ()')).toBe('permission denied for schema public');
  expect(await refusalOf(url, 'CREATE TEMPORARY TABLE planted ()')).toMatch(/^permission denied to create temporary tables/);
  expect(await refusalOf(url, 'SET ROLE toldonce_gateway')).toMatch(/^permission denied to set role/);
});

test('a role comes in with its own password only', async () => {
  const [police, court] = [new URL(server.url('toldonce_police')), new URL(server.url('toldonce_court'))];
  expect(await refusalOf(Object.assign(police, { password: court.password }).href)).toMatch(/^password authentication failed/);
});

test('no password is in what the server keeps', async () => {
  const authorities = "SELECT rolpassword FROM pg_authid WHERE rolname LIKE 'toldonce%' OR rolname = 'keycloak'";
  const kept = await ask(server.administrator('toldonce_police'), authorities);
  expect(kept.map(({ rolpassword }) => String(rolpassword).split('$')[0])).toEqual(Array(9).fill('SCRAM-SHA-256'));
});

test('statements, forgotten transactions and connections of a role have a limit', async () => {
  const url = server.url('toldonce_eventstore');
  const show = "SELECT current_setting('statement_timeout') AS statement, current_setting('idle_in_transaction_session_timeout') AS idle";
  expect(await ask(url, show)).toEqual([{ statement: '15s', idle: '1min' }]);
  await everyoneOfIsGone('toldonce_eventstore');
  const crowd = await Promise.all(Array.from({ length: 13 }, () => refusalOf(url, 'SELECT pg_sleep(1)')));
  expect(crowd.filter((answer) => answer === 'taken')).toHaveLength(12);
  expect(crowd).toContain('too many connections for role "toldonce_eventstore"');
});

test('what an administrator put into a schema is handed over to its role the next time', async () => {
  await ask(
    server.administrator('toldonce_ngo'),
    'CREATE TABLE facts_ngo.put_back (id serial PRIMARY KEY)',
    'CREATE FUNCTION facts_ngo.one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
  );
  expect(await refusalOf(server.url('toldonce_ngo'), 'INSERT INTO facts_ngo.put_back DEFAULT VALUES')).toMatch(/^permission denied/);
  await server.applyAgain();
  const own = ['INSERT INTO facts_ngo.put_back DEFAULT VALUES', 'DROP TABLE facts_ngo.put_back', 'DROP FUNCTION facts_ngo.one()'];
  await ask(server.url('toldonce_ngo'), ...own);
  expect(await refusalOf(server.url('toldonce_gateway'), 'DELETE FROM access_log.entry')).toMatch(/^permission denied/);
});
