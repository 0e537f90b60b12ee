import { freePort } from '../../harness/free-port.js';
import type { KeptBroker } from './kept-broker.js';
import type { KeptDatabase } from './kept-database.js';
import type { KeptProcessOptions } from './kept-process.js';

const services = ['police', 'dosvy', 'court', 'ngo'] as const;

export type DatabaseName = 'events' | 'views' | 'vault';

interface Engines {
  readonly dataFolder: string;
  readonly databases: Readonly<Record<DatabaseName, KeptDatabase>>;
  readonly broker: KeptBroker | undefined;
}

interface Programs {
  readonly all: readonly KeptProcessOptions[];
  /** The gateway's. */
  readonly url: string;
  /** Of each program that says whether it can serve. */
  readonly health: Readonly<Record<string, string>>;
}

async function distinctPorts(count: number): Promise<readonly number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}

/** Every program of a country on these engines, on ports that stay the same however often it is started. */
export async function programsOn({ dataFolder, databases, broker }: Engines): Promise<Programs> {
  const names = [...services, 'gateway', ...(broker === undefined ? [] : ['relay'])];
  const [logPort, ...ports] = await distinctPorts(1 + names.length + services.length);
  const http = Object.fromEntries(names.map((name, index) => [name, ports[index]]));
  const commands = Object.fromEntries(services.map((name, index) => [name, ports[names.length + index]]));
  const url = `http://127.0.0.1:${http['gateway']}`;
  const common = {
    DATA_FOLDER: dataFolder,
    DATABASE_URL: databases.views.url,
    VAULT_DATABASE_URL: databases.vault.url,
    EVENTSTORE_URL: `esdb://127.0.0.1:${logPort}?tls=false`,
    OIDC_ISSUER: `${url}/dev/issuer`,
    ...(broker === undefined ? {} : { KAFKA_BROKERS: broker.addresses }),
  };
  const addresses = Object.fromEntries(services.map((name) => [`${name.toUpperCase()}_ADDRESS`, `127.0.0.1:${commands[name]}`]));
  const program = (name: string, env: Readonly<Record<string, string>>, ready = '"ready:'): KeptProcessOptions => ({ name, main: `dist/apps/${name}/main.js`, env, ready });
  const own = (name: string) => (name in commands ? { COMMAND_PORT: String(commands[name]) } : name === 'gateway' ? addresses : {});
  return {
    all: [
      program('eventstore', { DATABASE_URL: databases.events.url, EVENTSTORE_PORT: String(logPort) }, 'event store ready'),
      ...names.map((name) => program(name, { ...common, ...own(name), PORT: String(http[name]) })),
    ],
    url,
    health: Object.fromEntries(names.map((name) => [name, `http://127.0.0.1:${http[name]}/health`])),
  };
}
