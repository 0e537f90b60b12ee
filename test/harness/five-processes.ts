import { startEmbeddedEventStore } from '#adapters/embedded-eventstore';
import { startEmbeddedPostgres } from '#adapters/postgres';
import { freePort } from './free-port.js';
import type { Office } from './office.js';
import { type RunningProcess, startProcess } from './running-process.js';

const services = ['police', 'dosvy', 'court', 'ngo'] as const;

/** The product as a country runs it: four services and the gateway in processes of their own, on one event store. */
export async function startFiveProcesses(dataFolder: string): Promise<Office> {
  const cluster = await startEmbeddedPostgres({ folder: `${dataFolder}/postgres` });
  const eventStore = await startEmbeddedEventStore({ databaseUrl: await cluster.database('events'), port: 0 });
  const ports = await Promise.all(services.map(freePort));
  const gatewayPort = await freePort();
  const common = {
    DATA_FOLDER: dataFolder,
    DATABASE_URL: await cluster.database('toldonce'),
    VAULT_DATABASE_URL: await cluster.database('vault'),
    EVENTSTORE_URL: eventStore.connectionString,
    OIDC_ISSUER: `http://127.0.0.1:${gatewayPort}/dev/issuer`,
  };
  const addresses = Object.fromEntries(services.map((name, index) => [`${name.toUpperCase()}_ADDRESS`, `127.0.0.1:${ports[index]}`]));
  const start = (name: string, env: Readonly<Record<string, string>>) => startProcess(`dist/apps/${name}/main.js`, [], { ...common, ...env });
  const processes: RunningProcess[] = [
    ...services.map((name, index) => start(name, { COMMAND_PORT: String(ports[index]) })),
    start('gateway', { PORT: String(gatewayPort), ...addresses }),
  ];
  await Promise.all(processes.map((running) => running.says('ready: ')));
  return {
    url: `http://127.0.0.1:${gatewayPort}`,
    dataFolder,
    processes,
    async end(signal) {
      await Promise.all(processes.map((running) => running.end(signal)));
      await eventStore.stop();
      await cluster.stop();
    },
  };
}
