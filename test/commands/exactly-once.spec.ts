import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { ChildRegistered } from '#contracts/children';
import { openAll, type Outcome, sealedPlaces, type StoredEvent } from '#kernel';
import { accept, decline, type Given, link, register, secret, send } from './given.js';
import { Services } from './services.js';

let services: Services;
beforeAll(async () => {
  services = await Services.create(3);
});
afterAll(() => services.remove());

const give = (which: number, { decider, name, command }: Given) => services.give(which, decider, name, command);
/** The same command three times at once, each time at another service. */
const thrice = (given: Given) => Promise.all([0, 1, 2].map((which) => give(which, given)));

function idsOf(groups: readonly (readonly Outcome[])[]): readonly string[] {
  return groups.map(([first, ...others]) => {
    if (first?.kind !== 'recorded') throw new Error(`it was not recorded: ${JSON.stringify(first)}`);
    expect(others).toEqual([first, first]);
    return first.recorded.id;
  });
}

async function wholeLog(): Promise<readonly StoredEvent[]> {
  const read: StoredEvent[] = [];
  for await (const item of services.first.eventStore.subscribe(undefined, AbortSignal.timeout(30_000))) {
    if (item.kind === 'caught-up') break;
    read.push(item.event);
  }
  return read;
}

test('200 commands, each sent three times at once to three services, leave 200 events and one answer each', async () => {
  const registers = Array.from({ length: 70 }, register);
  const childIds = idsOf(await Promise.all(registers.map(thrice)));
  const sends = childIds.map(send);
  const referralIds = idsOf(await Promise.all(sends.map(thrice)));
  const answers = referralIds
    .slice(0, 60)
    .map((referralId, index) => (index % 2 ? accept(referralId) : decline(referralId)));
  idsOf(await Promise.all(answers.map(thrice)));

  const given = [...registers, ...sends, ...answers];
  const log = await wholeLog();
  expect(log).toHaveLength(200);
  expect(new Set(log.map(({ metadata }) => metadata['commandId']))).toEqual(new Set(given.map(({ command }) => command.id)));
});

test('an accepting and a declining unit at once: one is recorded, the other is told', async () => {
  const [childId = ''] = idsOf([await thrice(register())]);
  const [referralId = ''] = idsOf([await thrice(send(childId))]);
  const answers = [accept(referralId), decline(referralId)];
  const outcomes = await Promise.all(answers.map((given, which) => give(which, given)));
  const told = outcomes.map((outcome) => (outcome.kind === 'rejected' ? outcome.rejection.name : outcome.kind));
  expect(told.toSorted()).toEqual(['ReferralAlreadyAnswered', 'recorded']);
});

test('24 different commands on one stream at once are all recorded, once', async () => {
  const [childId = ''] = idsOf([await thrice(register())]);
  const links = Array.from({ length: 24 }, (_, index) => link(childId, `OSCAR-${index}`));
  const outcomes = await Promise.all(links.flatMap((given) => [0, 1].map((which) => give(which, given))));
  expect(new Set(outcomes.map((outcome) => (outcome.kind === 'rejected' ? outcome.rejection.name : outcome.kind)))).toEqual(new Set(['recorded']));
  const stream = await services.first.eventStore.readStream(`child-${childId}`);
  expect(stream).toHaveLength(25);
  expect(new Set(stream.map(({ metadata }) => metadata['commandId'])).size).toBe(25);
});

test('a name is in neither database in clear, opens with its key, and is gone for ever with it', async () => {
  const [childId = ''] = idsOf([await thrice(register())]);
  const [registered] = await services.first.eventStore.readStream(`child-${childId}`);
  if (registered === undefined) throw new Error('nothing was recorded');
  expect(JSON.stringify([registered.data, registered.metadata])).not.toContain(secret);
  const vault = new Client({ connectionString: services.vaultUrl });
  await vault.connect();
  const { rows } = await vault.query<{ row: string }>('SELECT data_key::text AS row FROM vault.data_key WHERE subject = $1', [childId]);
  await vault.end();
  expect(rows).toHaveLength(1);
  expect(rows[0]?.row).not.toContain(secret);

  const { keyVault } = services.first;
  const open = () => openAll(keyVault, sealedPlaces(registered.id, registered.data, ChildRegistered.marked));
  expect(await open()).toEqual([{ state: 'open', value: secret }]);
  await keyVault.destroy({ subject: childId, dataClass: 'child-identity' });
  expect(await open()).toEqual([{ state: 'erased' }]);
});
