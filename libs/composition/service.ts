import type { ServiceName } from '#kernel';
import type { CommandRoute } from '#platform';
import { openDecisions, policiesOf, type ServiceDefinition } from './decisions.js';
import type { Engines } from './engines.js';
import { startErasing } from './erasing.js';
import { needs } from './need.js';
import { startPolicies } from './policies.js';
import { stopAll } from './shutdown.js';

export interface RunningService extends CommandRoute {
  readonly name: ServiceName;
  /** What it needs to decide, by name; true where it is there. */
  ready(): Promise<Readonly<Record<string, boolean>>>;
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
  return {
    name,
    send: (message) => decisions.host.send(message),
    ready: async () => ({
      ...(await needs({ facts: () => decisions.ready(), ...engines.needs })),
      ...acting?.ready(),
      ...(erasing === undefined ? {} : { erasing: erasing.healthy() }),
      room: engines.room.isThere(),
    }),
    stop: () => stopAll(() => acting?.stop() ?? Promise.resolve(), () => erasing?.stop() ?? Promise.resolve(), () => decisions.stop()),
  };
}
