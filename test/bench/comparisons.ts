import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { EventStore, EventToAppend, JsonObject } from '#kernel';
import type { User } from '../harness/graphql-client.js';
import type { Comparison, Contender } from './measure.js';
import { readingAnOutlook } from './outlook.js';
import type { Scene } from './scene.js';

/** About as much as the events of the demonstration hold, sealed fields and all. */
const data: JsonObject = { childId: randomUUID(), system: 'OSCAR', value: { alg: 'A256GCM', keyId: randomUUID(), nonce: 'x'.repeat(16), ct: 'x'.repeat(120) } };
const metadata: JsonObject = { commandId: randomUUID(), correlationId: randomUUID(), actor: { id: 'u', agency: 'MoSVY', unit: 'dosvy-17', role: 'dosvy' }, childIds: [randomUUID()] };
const event = (): EventToAppend => ({ id: randomUUID(), type: 'bench.Written', data, metadata });

async function bareRow(bare: Pool): Promise<Contender> {
  await bare.query('CREATE TABLE bench_event (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid UNIQUE, stream text, data jsonb, metadata jsonb)');
  const values = () => [randomUUID(), `bench-${randomUUID()}`, data, metadata];
  return {
    name: 'one row in PostgreSQL, committed',
    once: () => bare.query({ name: 'row', text: 'INSERT INTO bench_event (id, stream, data, metadata) VALUES ($1, $2, $3, $4)', values: values() }),
  };
}

const append = (eventStore: EventStore): Contender => ({
  name: 'one append through the event store',
  once: () => eventStore.append(`bench-${randomUUID()}`, 'no_stream', [event()]),
});

async function aChild(user: User): Promise<string> {
  const nameLatin = `Bench ${randomUUID().replaceAll(/[^a-z]/g, '')}`;
  const { searchChildren } = await user.query<{ searchChildren: { receipt: string } }>('query ($name: String!) { searchChildren(name: $name) { receipt } }', { name: nameLatin });
  const child = { nameLatin, sex: 'FEMALE', districtCode: '1710', searchReceipt: searchChildren.receipt };
  return (await user.record('RegisterChild', child)).id;
}

/** Each writes to a stream of its own, as agencies do that work on different children. */
async function command(user: User, childIds: readonly string[]): Promise<Contender> {
  let turn = 0;
  return {
    name: 'one command over GraphQL',
    once: () => user.record('LinkExternalIdentifier', { childId: childIds[turn++ % childIds.length], system: 'OSCAR', value: `N-${randomUUID()}` }),
  };
}

const page = `query ($id: ID!) { child(id: $id) { timeline(first: 50) { edges { node { id kind label unit occurredAt { value } detail { __typename
  ... on ExternalIdentifierLinked { ExternalIdentifierLinked_value: value { state value } } } } } } } }`;

function reading({ user, bare }: Scene, childId: string): Comparison {
  const sql = { name: 'page', text: 'SELECT * FROM views.timeline_entry WHERE child_id = $1 ORDER BY occurred_at DESC, position DESC LIMIT 50', values: [childId] };
  return {
    title: 'Reading a page of fifty entries of a timeline',
    contenders: [
      { name: 'the same rows by SQL', once: () => bare.query(sql) },
      { name: 'the page over GraphQL: signed in, entitled, opened, logged', once: () => user.query(page, { id: childId }) },
    ],
  };
}

/** Each by itself, prepared when it is its turn: what the product costs over what its database does without it. */
export const comparisons: Readonly<Record<string, (scene: Scene) => Promise<Comparison>>> = {
  async writing({ user, eventStore, bare }) {
    const children = await Promise.all(Array.from({ length: 31 }, () => aChild(user)));
    return { title: 'Writing one event', contenders: [await bareRow(bare), append(eventStore), await command(user, children)] };
  },
  async timeline(scene) {
    const { user } = scene;
    const childId = await aChild(user);
    for (let entry = 0; entry < 60; entry += 1) await user.record('LinkExternalIdentifier', { childId, system: 'OSCAR', value: `R-${entry}-${randomUUID()}` });
    return reading(scene, childId);
  },
  outlook: async (scene) => readingAnOutlook(scene, await aChild(scene.user)),
};
