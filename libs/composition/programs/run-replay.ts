import { directBusMigrations } from '#adapters/direct-bus';
import { parkedMessages } from '#adapters/inbox';
import { joinEmbeddedPostgres, openDatabase } from '#adapters/postgres';
import { type AnyPolicy, note, type ParkedMessage } from '#kernel';
import { groupOf, policyHandler, WrongSettings } from '#platform';
import { asCommand, readArguments, type Say, WrongUsage } from './command-line.js';
import { clusterFolder, type GivenDatabases, openDatabases } from '../engines/databases.js';
import { openDecisions, policiesOf, type ServiceDefinition } from '../services/decisions.js';
import { startMissingEngines } from '../engines/embedded.js';
import { openEngines } from '../engines/engines.js';
import { replayEnvironment, type ReplaySettings } from '../settings/environment.js';
import { logTo } from '../telling/log.js';
import { openPolicies, policiesSchema } from '../services/policies.js';
import { stopAll } from '../ending/stop-all.js';
import { startTelling } from '../telling/telling.js';

const usage = `npm run replay -- <group> --list    what waits for a replay in a consumer group
npm run replay -- <group>           has the group's policy handle it now, each child's messages in their order`;

/** Some messages could not be handled this time either. */
class StillParked extends Error {
  override readonly name = 'StillParked';
}

interface Asked {
  readonly service: ServiceDefinition;
  readonly policy: AnyPolicy;
  readonly group: string;
  readonly list: boolean;
}

function asked(args: readonly string[], services: readonly ServiceDefinition[]): Asked {
  const { values, positionals } = readArguments(args, { list: { type: 'boolean', default: false } }, usage);
  const [group, ...others] = positionals;
  const all = services.flatMap((service) => policiesOf(service).map((policy) => ({ service, policy, group: groupOf(policy) })));
  const found = all.find((each) => each.group === group);
  if (found === undefined || others.length > 0) throw new WrongUsage(`${usage}\nThe groups are:\n${all.map((each) => `  ${each.group} (${each.service.name})`).join('\n')}`);
  return { ...found, list: values.list };
}

const told = ({ id, type, reason, parkedAt }: ParkedMessage): string => `${parkedAt.toISOString()}  ${type}  ${id}  ${reason}`;

/** The PostgreSQL of a data folder, also while an office works on it: looking disturbs nobody. */
async function joined({ DATA_FOLDER }: GivenDatabases) {
  const cluster = await joinEmbeddedPostgres({ folder: clusterFolder(DATA_FOLDER) });
  if (cluster === undefined) throw new WrongSettings(`There is nothing in ${DATA_FOLDER}: set DATA_FOLDER, or DATABASE_URL.`);
  return cluster;
}

async function list({ service, group }: Asked, settings: ReplaySettings, say: Say): Promise<void> {
  const databases = await openDatabases(settings, logTo('replay'), joined);
  const opened: (() => Promise<unknown>)[] = [() => databases.stop()];
  try {
    const database = await openDatabase({ url: databases.office, schema: policiesSchema(service.name), migrations: directBusMigrations, poolSize: 1 });
    opened.unshift(() => database.destroy());
    const parked = await parkedMessages(database, group);
    for (const message of parked) say(told(message));
    if (parked.length === 0) say(`nothing waits in ${group}`);
  } finally {
    await stopAll(...opened);
  }
}

/** Its figures go nowhere: the service beside which it runs has the port for them. */
const untold = { HOST: '127.0.0.1', OTEL_METRIC_EXPORT_INTERVAL: 60_000 };

/** No token reaches it: nobody signs in at a command line. */
const noIssuer = 'http://127.0.0.1/no-issuer';

async function handleAgain({ service, policy, group }: Asked, settings: ReplaySettings, say: Say): Promise<void> {
  const telling = await startTelling('replay', untold);
  const { log, telemetry } = telling;
  const opened: (() => Promise<unknown>)[] = [() => telemetry.stop()];
  try {
    const embedded = await startMissingEngines(settings, log);
    opened.unshift(() => embedded.stop());
    const engines = await openEngines(settings, noIssuer, embedded, telling);
    opened.unshift(() => engines.stop());
    const decisions = await openDecisions(service, engines);
    opened.unshift(() => decisions.stop());
    const { deadlines, carrier, stop } = await openPolicies(service.name, engines);
    opened.unshift(stop);
    const { handled, parked } = await carrier.bus.replay({ group, handler: policyHandler(policy, { deadlines, door: decisions.host, telemetry }) });
    log(note('info', 'parked messages were handled again', { handled, parked }));
    say(`handled: ${handled}`);
    if (parked > 0) throw new StillParked(`${parked} still wait in ${group}: look at them with --list, and at the log above for what they failed with.`);
  } finally {
    await stopAll(...opened);
  }
}

async function replay(args: readonly string[], services: readonly ServiceDefinition[], say: Say): Promise<void> {
  const wanted = asked(args, services);
  await (wanted.list ? list : handleAgain)(wanted, replayEnvironment(), say);
}

/** Lists what a policy could not handle, or has it handled again by that very policy. @param args as on the command line */
export const runReplay = (args: readonly string[], services: readonly ServiceDefinition[]): Promise<void> => asCommand((say) => replay(args, services, say));
