import { until } from '#testing';
import { type DataFolder, newDataFolder } from '../../harness/data-folder.js';
import { freePort } from '../../harness/free-port.js';
import { KeptDatabase } from './kept-database.js';
import { KeptProcess } from './kept-process.js';
import type { Victim } from './victim.js';

const oneInSoManyTakesAll = 30;
const services = ['police', 'dosvy', 'court', 'ngo'] as const;

export type DatabaseName = 'events' | 'views' | 'vault';

/** The product as a country runs it, each part in a process of its own and under a keeper; three databases apart. */
export class World {
  private constructor(
    private readonly folder: DataFolder,
    readonly url: string,
    readonly databases: Readonly<Record<DatabaseName, KeptDatabase>>,
    readonly processes: readonly KeptProcess[],
    /** Where each program says of itself whether it can serve. */
    readonly health: Readonly<Record<string, string>>,
  ) {}

  /** @param homes where databases keep their data, where that is not a folder of this world's own */
  static async create(random: (below: number) => number, homes: Partial<Record<DatabaseName, string>> = {}): Promise<World> {
    const folder = await newDataFolder('torture');
    const database = (name: DatabaseName) => KeptDatabase.start(name, homes[name] ?? `${folder.path}/${name}`, random);
    const [events, views, vault] = [await database('events'), await database('views'), await database('vault')];
    const [logPort, gatewayPort, ...others] = await distinctPorts(2 + 2 * services.length);
    const [ports, healthPorts] = [others.slice(0, services.length), others.slice(services.length)];
    const common = {
      DATA_FOLDER: folder.path,
      DATABASE_URL: views.url,
      VAULT_DATABASE_URL: vault.url,
      EVENTSTORE_URL: `esdb://127.0.0.1:${logPort}?tls=false`,
      OIDC_ISSUER: `http://127.0.0.1:${gatewayPort}/dev/issuer`,
    };
    const start = (name: string, env: Readonly<Record<string, string>>, ready = '"ready:') =>
      new KeptProcess({ name, main: `dist/apps/${name}/main.js`, env, ready });
    const addresses = Object.fromEntries(services.map((name, index) => [`${name.toUpperCase()}_ADDRESS`, `127.0.0.1:${ports[index]}`]));
    const eventStore = start('eventstore', { DATABASE_URL: events.url, EVENTSTORE_PORT: String(logPort) }, 'event store ready');
    await eventStore.ready();
    const processes = [
      eventStore,
      ...services.map((name, index) => start(name, { ...common, COMMAND_PORT: String(ports[index]), PORT: String(healthPorts[index]) })),
      start('gateway', { ...common, PORT: String(gatewayPort), ...addresses }),
    ];
    const named = [['gateway', gatewayPort] as const, ...services.map((name, index) => [name, healthPorts[index]] as const)];
    const health = Object.fromEntries(named.map(([name, port]) => [name, `http://127.0.0.1:${port}/health`]));
    const world = new World(folder, `http://127.0.0.1:${gatewayPort}`, { events, views, vault }, processes, health);
    await world.settled();
    return world;
  }

  /** One part; now and then all of them. @param only names of parts, where not any of them is meant */
  victim(random: (below: number) => number, only: readonly string[] = []): Victim {
    const all = [...this.processes, ...Object.values(this.databases)];
    const parts = all.filter(({ name }) => only.length === 0 || only.includes(name));
    const one = parts[random(parts.length)];
    return one === undefined || (only.length === 0 && random(oneInSoManyTakesAll) === 0) ? this.#everything() : one;
  }

  /** Resolves when every program says of itself that it can serve. */
  async settled(): Promise<void> {
    const answers = async () => Promise.all(Object.values(this.health).map((url) => fetch(`${url}/ready`).then(({ status }) => status === 200, () => false)));
    await until('every program is ready again', async () => (await answers()).every(Boolean), 60_000);
  }

  /** What no kill of another excuses. */
  get deaths(): readonly string[] {
    return this.processes.flatMap(({ deaths }) => deaths);
  }

  process(name: string): KeptProcess {
    const found = this.processes.find((process) => process.name === name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  }

  async remove(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop()));
    await Promise.all(Object.values(this.databases).map((database) => database.stop()));
    await this.folder.remove();
  }

  /** As when the power goes. */
  #everything(): Victim {
    const all = [...Object.values(this.databases), ...this.processes];
    return { name: 'everything', kill: async () => (await Promise.all(all.map((victim) => victim.kill()))).every(Boolean) };
  }
}

async function distinctPorts(count: number): Promise<readonly number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}
