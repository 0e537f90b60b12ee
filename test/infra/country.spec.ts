import type { TlsFiles } from '#platform';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import { Reference } from '#contracts/vocabulary';
import { until } from '#testing';
import { startImpostor } from '../commands/line-ends.js';
import { Authority } from '../harness/authority.js';
import { type User, userWith } from '../harness/graphql-client.js';
import { startProcess } from '../harness/running-process.js';
import { ask } from './applied-roles.js';
import { compose, processes } from './compose-file.js';
import { type Country, startCountry } from './country.js';

const units = Reference.shape.units.parse(JSON.parse(readFileSync('infra/reference/units.json', 'utf8')));
let country: Country | undefined;
const started = (): Country => {
  if (country === undefined) throw new Error('the country was not started');
  return country;
};
const gatewayUrl = () => `http://127.0.0.1:${started().of.gateway.port}`;

async function userOf(unitId: string): Promise<User> {
  const unit = units.find(({ id }) => id === unitId);
  if (unit === undefined) throw new Error(`the directory has no unit ${unitId}`);
  return userWith(gatewayUrl(), unitId, await started().issuer.token(unit));
}

beforeAll(async () => {
  country = await startCountry();
}, 300_000);

afterAll(() => country?.end(), 60_000);

/** The answer for health once it is good, or after half a minute. */
async function readiness({ port }: { readonly port: number }): Promise<unknown> {
  const ask = () => fetch(`http://127.0.0.1:${port}/health/ready`);
  for (const end = Date.now() + 30_000; !(await ask()).ok && Date.now() < end; ) await sleep(100);
  return (await ask()).json();
}

test.each(processes)('%s becomes ready on what compose.yaml gives it', async (name) => {
  expect(await readiness(started().of[name])).toMatchObject({ status: 'ready' });
});

test('the relay takes events to a Kafka that asks for certificates, and the policies hear them there', async () => {
  const { relay, of } = started();
  // Without Java and Maven there is no Kafka, but never in CI.
  expect(relay !== undefined || process.env['CI'] !== 'true').toBe(true);
  if (relay === undefined) return;
  expect(await readiness(relay)).toEqual({ status: 'ready', needs: ['relay', 'bus', 'eventStore'] });
  for (const name of ['police', 'dosvy'] as const) expect(await readiness(of[name])).toMatchObject({ status: 'ready', needs: expect.arrayContaining(['policies', 'bus']) as unknown });
});

test('what one agency records another reads, each process under its own role', async () => {
  const [ahtjp, dosvy] = await Promise.all([userOf('ahtjp-17'), userOf('dosvy-17')]);
  const { searchChildren } = await ahtjp.query<{ searchChildren: { receipt: string } }>('{ searchChildren(name: "Sophea") { receipt } }');
  const child = { sex: 'FEMALE', districtCode: '1710', nameLatin: 'Sophea', searchReceipt: searchChildren.receipt };
  const { id, position } = await ahtjp.record('RegisterChild', child);
  const query = 'query ($id: ID!, $atLeast: String) { child(id: $id, atLeast: $atLeast) { identity { nameLatin { value } } } }';
  const read = await dosvy.query<{ child: unknown }>(query, { id, atLeast: position });
  expect(read.child).toEqual({ identity: { nameLatin: { value: 'Sophea' } } });
});

test('what agencies share comes over Kafka, where neither a service nor the gateway may speak', async () => {
  const { kafkaAs, administrator } = started();
  if (kafkaAs === undefined) return;
  const records = Object.assign(new URL(administrator), { pathname: 'toldonce' }).href;
  const ahtjp = await userOf('ahtjp-17');
  const { searchChildren } = await ahtjp.query<{ searchChildren: { receipt: string } }>('{ searchChildren(name: "Kolab") { receipt } }');
  const { id: childId } = await ahtjp.record('RegisterChild', { sex: 'FEMALE', nameLatin: 'Kolab', searchReceipt: searchChildren.receipt });
  const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: false };
  await ahtjp.record('SendReferral', { childId, toUnit: 'ngo-a', kind: 'REFERRAL', risk: 'LOW', offer, consent: { from: 'CHILD' } });
  const heard = () => ask(records, `SELECT id FROM policies_dosvy.processed_message WHERE id LIKE '%:${childId}'`);
  await until('the policies have heard of the referral', async () => (await heard()).length > 0);
  for (const name of ['police', 'gateway'] as const) {
    const producer = kafkaAs(name).producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await producer.connect();
    await expect(producer.send({ topic: 'toldonce.events', messages: [{ value: 'forged' }] })).rejects.toThrow('Not authorized to access topics');
    await producer.disconnect();
  }
});

describe('the command port of a service', () => {
  const file = (part: 'CERTIFICATE' | 'KEY') => started().of.dosvy.environment[`COMMAND_TLS_${part}_FILE`] ?? '';
  const health = async () => (await fetch(`http://127.0.0.1:${started().of.dosvy.port}/health/ready`)).json();
  const registration = async (ahtjp: User, name: string) => {
    const { searchChildren } = await ahtjp.query<{ searchChildren: { receipt: string } }>('query ($name: String!) { searchChildren(name: $name) { receipt } }', { name });
    return { sex: 'FEMALE', districtCode: '1710', nameLatin: name, searchReceipt: searchChildren.receipt };
  };

  let authority: Authority;
  beforeAll(async () => {
    authority = await Authority.create({ ca: started().secrets['ca'] ?? '', key: started().secrets['ca_key'] ?? '' });
  });
  afterAll(() => authority.remove());

  test('is not there without a certificate', async () => {
    const { COMMAND_TLS_KEY_FILE: _, ...environment } = started().of.dosvy.environment;
    const naked = startProcess('dist/apps/dosvy/main.js', [], environment);
    expect([await naked.ended, naked.output()]).toEqual([1, expect.stringMatching(/^Set COMMAND_TLS_KEY_FILE: commands between gateway and services go over TLS/)]);
  });

  test('is known by its certificate: a command goes to nobody else, may be sent again, and is recorded once', async () => {
    const ahtjp = await userOf('ahtjp-17');
    const child = await registration(ahtjp, 'Bopha');
    const same = { commandId: randomUUID(), occurredAt: { value: new Date(Date.now() - 60_000).toISOString(), precision: 'MINUTE' } };
    const { of, secrets } = started();
    await of.dosvy.running.end();
    const impostor = await startImpostor({ cert: secrets['police_certificate'], key: secrets['police_key'], port: Number(of.dosvy.environment['COMMAND_PORT']) });
    expect(await ahtjp.send('RegisterChild', child, same)).toMatchObject({ __typename: 'TryAgain' });
    expect(impostor.heard()).toBe('');
    impostor.end();
    await of.dosvy.again();
    const first = await ahtjp.record('RegisterChild', child, same);
    expect(await ahtjp.record('RegisterChild', child, same)).toEqual(first);
  });

  test('says that its certificate has ended, and goes on with a renewed one', async () => {
    const { running } = started().of.dosvy;
    const give = async ({ certificate, key }: TlsFiles) => {
      await Promise.all([copyFile(key, file('KEY')), copyFile(certificate, file('CERTIFICATE'))]);
      process.kill(running.pid, 'SIGHUP');
    };
    await give(await authority.issue('dosvy', { days: -1 }));
    await running.says('"the certificate has ended: no command gets through until it is renewed"');
    expect(await health()).toEqual({ status: 'not ready', missing: ['certificate'] });
    await give(await authority.issue('dosvy'));
    await running.says('"the certificate was renewed","daysLeft":1');
    expect(await health()).toMatchObject({ status: 'ready' });
    const ahtjp = await userOf('ahtjp-17');
    await ahtjp.record('RegisterChild', await registration(ahtjp, 'Chantou'));
  });
});

test('the gateway rebuilds its views with no more rights than it has', async () => {
  const { running } = started().of.gateway;
  process.kill(running.pid, 'SIGUSR2');
  await expect(running.says('the views are rebuilt')).resolves.toBeUndefined();
});

test('every connection to the database is encrypted, and made under a role of the product', async () => {
  const rows = await ask(
    started().administrator,
    `SELECT DISTINCT usename AS role, ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
      WHERE application_name LIKE 'toldonce %' ORDER BY role`,
  );
  const relay = started().relay === undefined ? [] : ['relay'];
  const roles = ['court', 'dosvy', 'gateway', 'ngo', 'police', ...relay, 'vault'].map((name) => `toldonce_${name}`);
  expect(rows).toEqual(roles.map((role) => ({ role, ssl: true })));
});

test('make-secrets.sh makes every secret that compose.yaml mounts', () => {
  expect(Object.keys(compose.secrets).filter((name) => (started().secrets[name] ?? '') === '')).toEqual([]);
});

test('no secret is in an environment or in what a process writes', () => {
  const values = Object.entries(started().secrets).flatMap(([name, text]) => (/(password|master_key)$/.test(name) ? [text.trim()] : []));
  expect(values).toHaveLength(13);
  for (const name of processes) {
    const { environment, running } = started().of[name];
    const said = Object.values(environment).join('\n') + running.output();
    expect(values.filter((value) => said.includes(value))).toEqual([]);
  }
});

test('nothing that serves development is there', async () => {
  for (const path of ['/', '/dev/issuer/users', '/dev/issuer/.well-known/openid-configuration']) {
    expect([path, (await fetch(`${gatewayUrl()}${path}`)).status]).toEqual([path, 404]);
  }
});
