import { startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { startEmbeddedPostgres } from '#adapters/postgres';
import { freePort } from './free-port.js';
import type { Office } from './office.js';
import { type RunningProcess, startProcess } from './running-process.js';

const services = ['police', 'dosvy', 'court', 'ngo'] as const;
type Name = (typeof services)[number] | 'gateway';
type Texts = Readonly<Record<string, string>>;

/** The product as a country runs it, on engines that run already. */
export interface FiveProcesses extends Office {
  readonly of: Readonly<Record<Name, RunningProcess>>;
  /** Where each answers for its health. */
  readonly health: Readonly<Record<Name, string>>;
}

/** Four services and the gateway in processes of their own. @param environmentOf what each is told besides its ports */
export async function startProcesses(dataFolder: string, environmentOf: (name: Name) => Texts): Promise<FiveProcesses> {
  const names: readonly Name[] = [...services, 'gateway'];
  const portsOf = async (name: Name) => [name, { http: await freePort(), command: await freePort() }] as const;
  const ports = Object.fromEntries(await Promise.all(names.map(portsOf))) as Record<Name, { readonly http: number; readonly command: number }>;
  const url = `http://127.0.0.1:${ports.gateway.http}`;
  const addresses = Object.fromEntries(services.map((name) => [`${name.toUpperCase()}_ADDRESS`, `127.0.0.1:${ports[name].command}`]));
  const start = (name: Name) => {
    const own = { PORT: String(ports[name].http), ...(name === 'gateway' ? addresses : { COMMAND_PORT: String(ports[name].command) }) };
    return startProcess(`dist/apps/${name}/main.js`, [], { DATA_FOLDER: dataFolder, OIDC_ISSUER: `${url}/dev/issuer`, ...own, ...environmentOf(name) });
  };
  const of = Object.fromEntries(names.map((name) => [name, start(name)])) as Record<Name, RunningProcess>;
  const health = Object.fromEntries(names.map((name) => [name, `http://127.0.0.1:${ports[name].http}/health`])) as Record<Name, string>;
  const processes = Object.values(of);
  const end = async (signal?: NodeJS.Signals) => {
    await Promise.all(processes.map((running) => running.end(signal)));
  };
  try {
    await Promise.all(processes.map((running) => running.says('ready: ')));
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
  return { of, health, url, dataFolder, processes, end };
}

/** Five processes on engines of their own, which end with them. */
export async function startFiveProcesses(dataFolder: string): Promise<Office> {
  const cluster = await startEmbeddedPostgres({ folder: `${dataFolder}/postgres` });
  const eventStore = await startEmbeddedEventStore({ databaseUrl: await cluster.database('events'), port: 0 });
  const engines = {
    DATABASE_URL: await cluster.database('toldonce'),
    VAULT_DATABASE_URL: await cluster.database('vault'),
    EVENTSTORE_URL: eventStore.connectionString,
  };
  const five = await startProcesses(dataFolder, () => engines);
  return {
    ...five,
    async end(signal) {
      await five.end(signal);
      await eventStore.stop();
      await cluster.stop();
    },
  };
}
