import { until } from '#testing';
import { newDataFolder } from '../../harness/data-folder.js';
import { KeptBroker } from './kept-broker.js';
import { KeptDatabase } from './kept-database.js';
import { KeptProcess } from './kept-process.js';
import { type DatabaseName, programsOn } from './programs.js';
import type { Victim } from './victim.js';

const oneInSoManyTakesAll = 30;

export interface WorldOptions {
  readonly random: (below: number) => number;
  /** Where databases keep their data, where that is not a folder of this world's own. */
  readonly homes?: Partial<Record<DatabaseName, string>>;
  /** What policies hear by: the event store itself, or Kafka, of which a relay tells. */
  readonly bus?: 'direct' | 'kafka';
}

/** The product as a country runs it, each part in a process of its own and under a keeper; three databases apart. */
export class World {
  private constructor(
    /** In the order in which they have to be done. */
    private readonly stops: readonly (() => Promise<unknown>)[],
    readonly url: string,
    readonly databases: Readonly<Record<DatabaseName, KeptDatabase>>,
    private readonly broker: KeptBroker | undefined,
    readonly processes: readonly KeptProcess[],
    /** Where each program says of itself whether it can serve. */
    readonly health: Readonly<Record<string, string>>,
  ) {}

  static async create({ random, homes = {}, bus = 'direct' }: WorldOptions): Promise<World> {
    const folder = await newDataFolder('torture');
    const stops = [() => folder.remove()];
    const kept = <Part extends { stop(): Promise<void> }>(part: Part): Part => {
      stops.unshift(() => part.stop());
      return part;
    };
    try {
      const database = async (name: DatabaseName) => kept(await KeptDatabase.start(name, homes[name] ?? `${folder.path}/${name}`, random));
      const databases = { events: await database('events'), views: await database('views'), vault: await database('vault') };
      const broker = bus === 'kafka' ? kept(await KeptBroker.start()) : undefined;
      const { url, health, all } = await programsOn({ dataFolder: folder.path, databases, broker });
      const processes = all.map((options) => kept(new KeptProcess(options)));
      const world = new World(stops, url, databases, broker, processes, health);
      await world.settled();
      return world;
    } catch (error) {
      for (const stop of stops) await stop();
      throw error;
    }
  }

  /** One part; now and then all of them. @param only names of parts, where not any of them is meant */
  victim(random: (below: number) => number, only: readonly string[] = []): Victim {
    const all = this.#parts();
    const parts = all.filter(({ name }) => only.length === 0 || only.includes(name));
    const one = parts[random(parts.length)];
    return one === undefined || (only.length === 0 && random(oneInSoManyTakesAll) === 0) ? this.#everything() : one;
  }

  /** Resolves when every program says of itself that it can serve. */
  async settled(): Promise<void> {
    let lacking: readonly string[] = [];
    const isReady = async () => {
      const answers = Object.entries(this.health).map(async ([name, url]) => [name, await fetch(`${url}/ready`).then(whatIsMissing, () => 'is away')] as const);
      lacking = (await Promise.all(answers)).flatMap(([name, missing]) => (missing === '' ? [] : [`${name}: ${missing}`]));
      return lacking.length === 0;
    };
    await until('every program is ready again', isReady, 120_000).catch((error: unknown) => {
      throw new Error(`${String(error)}; ${lacking.join('; ')}`);
    });
  }

  /** What no kill of another excuses. */
  get deaths(): readonly string[] {
    return this.processes.flatMap(({ deaths }) => deaths);
  }

  get vainStarts(): number {
    return this.processes.reduce((sum, { vainStarts }) => sum + vainStarts, 0);
  }

  async remove(): Promise<void> {
    for (const stop of this.stops) await stop();
  }

  #parts(): readonly Victim[] {
    return [...this.processes, ...Object.values(this.databases), ...(this.broker === undefined ? [] : [this.broker])];
  }

  /** As when the power goes. */
  #everything(): Victim {
    return { name: 'everything', kill: async () => (await Promise.all(this.#parts().map((victim) => victim.kill()))).some(Boolean) };
  }
}

/** Empty where the program says that it can serve. */
async function whatIsMissing(answer: Response): Promise<string> {
  const { missing = [] } = (await answer.json()) as { readonly missing?: readonly string[] };
  return answer.status === 200 ? '' : missing.join(', ') || `answers ${answer.status}`;
}
