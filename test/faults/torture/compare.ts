import { Client } from 'pg';
import { until } from '#testing';
import { wholeTimeline } from '../../harness/whole-timeline.js';
import { latestOf, type Ledger } from '../ledger.js';
import type { Scene } from './scene.js';

interface Logged {
  readonly command: string;
  readonly position: string;
}

export async function askAt<Row extends object>(url: string, sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

export async function headOf(eventsUrl: string): Promise<string> {
  const [row] = await askAt<{ head: string }>(eventsUrl, 'SELECT coalesce(max(position), -1)::text AS head FROM eventstore.events');
  return row?.head ?? '-1';
}

const inOrder = (pairs: readonly Logged[]) => pairs.map(({ command, position }) => `${command} at ${position}`).sort();

function difference(what: string, found: readonly string[], expected: readonly string[]): readonly string[] {
  const [there, wanted] = [new Set(found), new Set(expected)];
  return [
    ...expected.filter((one) => !there.has(one)).map((one) => `${what} lacks ${one}`),
    ...found.filter((one) => !wanted.has(one)).map((one) => `${what} has ${one}, of which nobody was told`),
    ...found.filter((one, index) => found.indexOf(one) !== index).map((one) => `${what} has ${one} more than once`),
  ];
}

const byPolicy = "metadata::json->'actor'->>'role' = 'policy'";

/** The referrals to social affairs that follow from the opening of the case by themselves, when there is one for each child. */
async function referredByPolicy(childIds: readonly string[], eventsUrl: string): Promise<readonly { readonly childId: string; readonly position: string }[]> {
  const sql = `SELECT data::json->>'childId' AS "childId", position::text FROM eventstore.events WHERE ${byPolicy} AND data::json->>'childId' = ANY ($1)`;
  let found: readonly { readonly childId: string; readonly position: string }[] = [];
  await until('every child is referred', async () => {
    found = await askAt(eventsUrl, sql, [childIds]);
    return found.length >= childIds.length;
  });
  return found;
}

/**
 * What is wrong when all have been answered: each command that its caller was told of is in the log once, at the place
 * that was told, and in the timeline of its child once, and nothing else is but what a
 * policy had to do, once.
 * @param after where the log ended before the first of them
 */
export async function faultsOf(ledger: Ledger, scene: Scene, eventsUrl: string, after: string): Promise<readonly string[]> {
  const sql = `SELECT metadata::json->>'commandId' AS command, position::text FROM eventstore.events WHERE position > $1 AND NOT ${byPolicy}`;
  const logged = await askAt<Logged>(eventsUrl, sql, [after]);
  const policies = await referredByPolicy(scene.childIds, eventsUrl);
  const ofPolicies = new Set(policies.map(({ position }) => position));
  const told = ledger.told.map(({ commandId, position }) => ({ command: commandId, position }));
  const faults = [...difference('the log', inOrder(logged), inOrder(told)), ...difference('what a policy did', policies.map(({ childId }) => childId), scene.childIds)];
  for (const childId of scene.childIds) {
    const expected = ledger.told.filter((one) => one.childId === childId).map(({ position }) => position);
    const entries = (await wholeTimeline(scene.user, childId, latestOf(expected))) ?? [];
    const shown = entries.map(({ position }) => position).filter((position) => BigInt(position) > BigInt(after) && !ofPolicies.has(position));
    faults.push(...difference('a timeline', shown, expected));
  }
  return [...faults, ...ledger.contradictions];
}
