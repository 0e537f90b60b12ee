import { type ServiceName, TryAgain } from '#kernel';
import type { CommandRoute } from '#platform';
import { openDecisions, policiesOf, type ServiceDefinition } from './decisions.js';
import type { Engines } from '../engines/engines.js';
import { startErasing } from '../engines/erasing.js';
import { needs } from '../engines/need.js';
import { startPolicies } from './policies.js';
import { stopAll } from '../ending/stop-all.js';
import { UnderWay } from '../ending/under-way.js';

export interface RunningService extends CommandRoute {
  readonly name: ServiceName;
  /** What it needs to decide, by name; true where it is there. */
  ready(): Promise<Readonly<Record<string, boolean>>>;
  /** Takes no further commands; resolves when those under way are answered, or have had their time. */
  commandsEnded(): Promise<void>;
  stop(): Promise<void>;
}

/** One service's write side: its contexts' rules on its own facts, ready to take commands. */
export async function startService(definition: ServiceDefinition, engines: Engines): Promise<RunningService> {
  const { name, contexts } = definition;
  const decisions = await openDecisions(definition, engines);
  // Where orders to erase are decided they are carried out: whoever can give one has its eraser running.
  const erasing = contexts.some((context) => context.name === 'privacy') ? await startErasing(engines) : undefined;
  const policies = policiesOf(definition);
  const acting = policies.length > 0 ? await startPolicies(name, policies, decisions.host, engines) : undefined;
  const underWay = new UnderWay();
  return {
    name,
    send: async (message) => (underWay.ending ? { kind: 'rejected', rejection: TryAgain.of({}) } : underWay.run(() => decisions.host.send(message))),
    commandsEnded: () => underWay.ended(),
    ready: async () => ({
      ...(await needs({ facts: () => decisions.ready(), ...engines.needs })),
      ...acting?.ready(),
      ...(erasing === undefined ? {} : { erasing: erasing.healthy() }),
      room: engines.room.isThere(),
    }),
    stop: () => stopAll(() => acting?.stop() ?? Promise.resolve(), () => erasing?.stop() ?? Promise.resolve(), () => decisions.stop()),
  };
}
