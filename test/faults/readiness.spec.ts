import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#adapters/postgres';
import { build } from '../bus/killed-process.js';
import { type DataFolder, newDataFolder } from '../harness/data-folder.js';
import { type FiveProcesses, startProcesses } from '../harness/five-processes.js';
import { freePort } from '../harness/free-port.js';
import { type RunningProcess, startProcess } from '../harness/running-process.js';
import { TcpGate } from './tcp-gate.js';

/** What somebody was told who asked every fifth of a second, as a load balancer does. */
class Watch {
  readonly #stopping = new AbortController();
  readonly #running: Promise<unknown>;
  /** Questions for its life that were not answered at once with yes. */
  deaths = 0;
  missing: readonly string[] | undefined = [];

  constructor(private readonly health: string) {
    this.#running = Promise.all([this.#watchLife(), this.#watchReadiness()]);
  }

  async end(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #repeat(look: () => Promise<void>): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await look();
      await sleep(200, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  #watchLife(): Promise<void> {
    return this.#repeat(async () => {
      const lives = await fetch(`${this.health}/live`, { signal: AbortSignal.timeout(1_000) }).then(({ ok }) => ok, () => false);
      if (!lives) this.deaths += 1;
    });
  }

  #watchReadiness(): Promise<void> {
    return this.#repeat(async () => {
      const answer = await fetch(`${this.health}/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
      this.missing = answer?.ok === true ? [] : ((await answer?.json()) as { readonly missing?: readonly string[] } | undefined)?.missing;
    });
  }
}

let folder: DataFolder;
let cluster: EmbeddedPostgres;
let eventStore: EmbeddedEventStore;
let gates: Readonly<Record<'eventStore' | 'tables' | 'vault', TcpGate>>;
let product: FiveProcesses;
let relay: RunningProcess;
let watched: readonly { readonly program: string; readonly watch: Watch }[];

beforeAll(async () => {
  await build();
  folder = await newDataFolder('readiness');
  cluster = await startEmbeddedPostgres({ folder: `${folder.path}/postgres` });
  eventStore = await startEmbeddedEventStore({ databaseUrl: await cluster.database('events'), port: 0 });
  gates = {
    eventStore: await TcpGate.to(eventStore.connectionString),
    tables: await TcpGate.to(await cluster.database('toldonce')),
    vault: await TcpGate.to(await cluster.database('vault')),
  };
  const engines = { DATABASE_URL: gates.tables.url, VAULT_DATABASE_URL: gates.vault.url, EVENTSTORE_URL: gates.eventStore.url };
  const relayPort = await freePort();
  // There is no broker here, which is what over-kafka.spec takes from it and gives back.
  relay = startProcess('dist/apps/relay/main.js', [], { ...engines, KAFKA_BROKERS: '127.0.0.1:1', PORT: String(relayPort) });
  [product] = await Promise.all([startProcesses(folder.path, () => engines), relay.says('ready: ')]);
  watched = Object.entries({ ...product.health, relay: `http://127.0.0.1:${relayPort}/health` }).map(([program, url]) => ({ program, watch: new Watch(url) }));
});
afterAll(async () => {
  await Promise.all(watched.map(({ watch }) => watch.end()));
  await Promise.all([product.end('SIGKILL'), relay.end('SIGKILL')]);
  await Promise.all(Object.values(gates).map((gate) => gate.remove()));
  await eventStore.stop();
  await cluster.stop();
  await folder.remove();
});

/** The programs of which this does not hold after so long. */
async function others(holds: (watch: Watch, program: string) => boolean, withinMs: number): Promise<readonly string[]> {
  for (const end = Date.now() + withinMs; ; await sleep(50)) {
    const left = watched.filter(({ program, watch }) => !holds(watch, program)).map(({ program, watch }) => `${program} misses ${watch.missing?.join(', ') ?? 'any answer'}`);
    if (left.length === 0 || Date.now() > end) return left;
  }
}

const ready = ({ missing }: Watch, program: string) => missing?.join() === (program === 'relay' ? 'bus' : '');
/** What a program calls the tables that it cannot do without. */
const tablesOf = (program: string): string => ({ gateway: 'views', relay: 'relay' })[program] ?? 'facts';

describe('every service, the gateway and the relay', () => {
  it.each([
    ['the event store', 'eventStore', 'cut', 'eventStore'],
    ['an event store that stops answering', 'eventStore', 'silent', 'eventStore'],
    ['its tables', 'tables', 'cut', 'tables'],
    ['tables whose server stops answering', 'tables', 'silent', 'tables'],
    ['the key vault', 'vault', 'cut', 'keyVault'],
  ] as const)('without %s says so within five seconds, lives all the time, and is ready when it is back', async (_what, gate, manner, need) => {
    expect(await others(ready, 30_000)).toEqual([]);
    gates[gate].shut(manner);
    const named = ({ missing = [] }: Watch, program: string) =>
      missing.includes(need === 'tables' ? tablesOf(program) : need) || (need === 'keyVault' && program === 'relay');
    expect(await others(named, 5_000)).toEqual([]);
    gates[gate].open();
    expect(await others(ready, 30_000)).toEqual([]);
    expect(watched.filter(({ watch }) => watch.deaths > 0).map(({ program }) => program)).toEqual([]);
  });
});
