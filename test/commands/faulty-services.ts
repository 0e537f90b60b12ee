import type { Outcome } from '#kernel';
import { FaultServer } from '../event-store/fault-server/fault-server.js';
import type { Given } from './given.js';
import { Services } from './services.js';

/** How a command ended: recorded, the name of a rejection, or of the error that was thrown. */
export interface Ending {
  readonly name: string;
  readonly outcome: Outcome | undefined;
}

/** Services each of which reaches the event store through a node of its own that fails as its script has it. */
export class FaultyServices {
  private constructor(
    private readonly services: Services,
    readonly nodes: readonly FaultServer[],
  ) {}

  /** @param patienceMs what an append or a read may take; short, so that silence is noticed soon */
  static async create(count: number, patienceMs: number): Promise<FaultyServices> {
    const nodes: FaultServer[] = [];
    const services = await Services.create(count, async (connectionString) => {
      const node = await FaultServer.inFrontOf(connectionString);
      nodes.push(node);
      return `${node.connectionString}&defaultDeadline=${patienceMs}`;
    });
    return new FaultyServices(services, nodes);
  }

  script(which: number): FaultServer['script'] {
    const node = this.nodes[which];
    if (node === undefined) throw new Error('there are fewer services');
    return node.script;
  }

  async give(which: number, { decider, name, command }: Given): Promise<Ending> {
    try {
      const outcome = await this.services.give(which, decider, name, command);
      return { name: outcome.kind === 'recorded' ? 'recorded' : outcome.rejection.name, outcome };
    } catch (error) {
      return { name: error instanceof Error ? error.name : String(error), outcome: undefined };
    }
  }

  /** Of a command that must be recorded: the id of what it made or changed. */
  async recorded(which: number, given: Given): Promise<string> {
    const { name, outcome } = await this.give(which, given);
    if (outcome?.kind !== 'recorded') throw new Error(`it was not recorded: ${name}`);
    return outcome.recorded.id;
  }

  /** How many events of the whole log each command has. */
  async effects(): Promise<ReadonlyMap<unknown, number>> {
    const effects = new Map<unknown, number>();
    for await (const item of this.services.first.eventStore.subscribe(undefined, AbortSignal.timeout(30_000))) {
      if (item.kind === 'caught-up') break;
      const { commandId } = item.event.metadata;
      effects.set(commandId, (effects.get(commandId) ?? 0) + 1);
    }
    return effects;
  }

  async remove(): Promise<void> {
    await this.services.remove();
    await Promise.all(this.nodes.map((node) => node.stop()));
  }
}
