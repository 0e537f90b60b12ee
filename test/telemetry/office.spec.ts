import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { metrics } from '#contracts/telemetry';
import { storyOf } from '#kernel';
import { until } from '#testing';
import { build } from '../bus/killed-process.js';
import { GatedOffice } from '../faults/gated-office.js';
import { freePort } from '../harness/free-port.js';
import type { User } from '../harness/graphql-client.js';
import { type Figures, figuresAt } from './figures.js';
import { OtlpReceiver, type ReceivedSpan } from './otlp-receiver.js';

const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: true };
const name = `Canary ${randomBytes(4).toString('hex').replaceAll(/\d/g, 'x')}`;

let receiver: OtlpReceiver;
let office: GatedOffice;
let user: User;
let port: number;
beforeAll(async () => {
  await build();
  [receiver, office, port] = await Promise.all([OtlpReceiver.start(), GatedOffice.create(), freePort()]);
  user = await office.start({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_METRIC_EXPORT_INTERVAL: '500', METRICS_PORT: String(port) });
});
afterAll(async () => {
  await office.remove();
  await receiver.stop();
});

async function registered(): Promise<string> {
  const { searchChildren } = await user.query<{ searchChildren: { receipt: string } }>(
    'query ($name: String!) { searchChildren(name: $name) { receipt } }', { name },
  );
  return (await user.record('RegisterChild', { nameLatin: name, sex: 'FEMALE', districtCode: '1710', searchReceipt: searchChildren.receipt })).id;
}

describe('one request', () => {
  const named = (spans: readonly ReceivedSpan[], wanted: string) => spans.filter((span) => span.name === wanted);

  it('is one trace, from the gateway through service and event store to view and policy, and its id is the correlation id of what was recorded', async () => {
    const childId = await registered();
    const referral = { childId, toUnit: 'ngo-a', kind: 'REFERRAL', risk: 'HIGH', offer, consent: { from: 'CHILD' }, note: `It is about ${name}` };
    const { id } = await user.record('SendReferral', referral);
    const [sent] = await office.eventStore.readStream(`referral-${id}`);
    const traceId = storyOf(sent?.metadata['correlationId'] as string)?.traceId;
    const trace = () => receiver.spans.filter((span) => span.traceId === traceId);
    await until('its trace is whole', () => ['graphql', 'command', 'append', 'view', 'receive', 'policy'].every((wanted) => named(trace(), wanted).length > 0));

    const [root] = named(trace(), 'graphql');
    const [command] = named(trace(), 'command');
    expect(root).toMatchObject({ parentSpanId: undefined, attributes: { operation: 'mutation', field: 'sendReferral' }, program: 'office' });
    expect(command).toMatchObject({ parentSpanId: root?.spanId, attributes: { command: 'SendReferral', outcome: 'recorded' } });
    expect(named(trace(), 'append')[0]).toMatchObject({ parentSpanId: command?.spanId, attributes: { outcome: 'written' } });
    expect(named(trace(), 'view')[0]).toMatchObject({ parentSpanId: root?.spanId, attributes: { event: 'referrals.ReferralSent' } });
    const received = named(trace(), 'receive').find(({ attributes }) => attributes['group'] === 'policy-remind-when-unanswered');
    expect(received).toMatchObject({ parentSpanId: root?.spanId, attributes: { event: 'referrals.ReferralSent' } });
    await until('the policy has acted within that', () => named(trace(), 'policy').some(({ parentSpanId }) => parentSpanId === received?.spanId));
  });

  it('that comes with a trace of its own is linked to it, and begins another', async () => {
    const theirs = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
    await fetch(`${office.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${user.token}`, traceparent: `00-${theirs.traceId}-${theirs.spanId}-01` },
      body: JSON.stringify({ query: `query ${name.replace(' ', '')} { me { unit } }` }),
    });
    await until('the span is there', () => receiver.spans.some(({ links }) => links.length > 0));
    const span = receiver.spans.find(({ links }) => links.length > 0);
    expect(span).toMatchObject({ attributes: { operation: 'query', field: 'me' }, links: [theirs] });
    expect(span?.traceId).not.toBe(theirs.traceId);
  });
});

describe('the figures', () => {
  const grown = (before: Figures, after: Figures, key: string) => (after.get(key) ?? 0) - (before.get(key) ?? 0);
  const lag = (figures: Figures) => [figures.get('toldonce_lag_events{reader="views"}') ?? -1, figures.get('toldonce_lag_seconds{reader="views"}') ?? -1];

  it('count a command by its name and what became of it, and its append', async () => {
    const before = await figuresAt(port);
    await registered();
    await user.send('RegisterChild', { nameLatin: name, sex: 'FEMALE', searchReceipt: 'none' });
    const after = await figuresAt(port);
    expect(grown(before, after, 'toldonce_command_seconds_count{command="RegisterChild",outcome="recorded"}')).toBe(1);
    expect([...after.keys()].filter((key) => /^toldonce_command_seconds_count\{command="RegisterChild",outcome="[A-Z]\w+"\}$/.test(key))).toHaveLength(1);
    expect(grown(before, after, 'toldonce_append_seconds_count{outcome="written"}')).toBe(1);
    expect(grown(before, after, 'toldonce_graphql_seconds_count{operation="mutation",field="registerChild"}')).toBe(2);
  });

  it('say how many events a view is behind and for how long, and that it has caught up', async () => {
    await until('nothing is waited for', async () => lag(await figuresAt(port)).every((value) => value === 0));
    await office.database.query('BEGIN');
    await office.database.query('SELECT 1 FROM views.checkpoint FOR UPDATE');
    await Promise.all([registered(), registered(), registered()]);
    await until('the view lags', async () => {
      const [events = 0, seconds = 0] = lag(await figuresAt(port));
      return events === 3 && seconds > 0.5;
    });
    await until('the facts do not', async () => (await figuresAt(port)).get('toldonce_lag_events{reader="facts-dosvy"}') === 0);
    expect(lag(await figuresAt(port))[0]).toBe(3);
    await office.database.query('COMMIT');
    await until('it has caught up', async () => lag(await figuresAt(port)).every((value) => value === 0));
  });

  it('say -1 while nobody can know, and go on when the event store is back', async () => {
    office.log.shut('cut');
    await until('it is not known', async () => lag(await figuresAt(port)).every((value) => value === -1));
    office.log.open();
    await until('it is known again', async () => lag(await figuresAt(port)).every((value) => value === 0));
    expect((await figuresAt(port)).get('toldonce_deadlines_overdue')).toBe(0);
  });

  it('all go to the collector too, and none is without a definition', async () => {
    const gauges = Object.values(metrics).filter(({ kind }) => kind === 'gauge').map((metric) => metric.name);
    await until('a message with gauges', () => gauges.every((gauge) => receiver.metricNames.has(gauge)));
    expect([...receiver.metricNames].filter((sent) => !Object.values(metrics).some((metric) => metric.name === sent))).toEqual([]);
  });
});

describe('of a child', () => {
  it('neither a name nor an id is sent to the collector, served as a figure or written to the log', async () => {
    const childId = await registered();
    const sent = receiver.spans.length;
    await until('its spans are there', () => receiver.spans.length > sent);
    const said = [...receiver.bodies, JSON.stringify([...(await figuresAt(port)).keys()]), office.output()].join('\n');
    expect(said).toContain('RegisterChild');
    for (const hidden of [...name.split(' '), childId, user.token]) expect(said).not.toContain(hidden);
  });
});
