import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#adapters/postgres';
import type { Victim } from './victim.js';

/** A database server of its own, kept by the launcher that comes with the product. */
export class KeptDatabase implements Victim {
  private constructor(
    readonly name: string,
    private readonly folder: string,
    private readonly server: EmbeddedPostgres,
    /** Connection string, good for as long as it is kept. */
    readonly url: string,
    private readonly random: (below: number) => number,
  ) {}

  static async start(name: string, folder: string, random: (below: number) => number): Promise<KeptDatabase> {
    const server = await startEmbeddedPostgres({ folder });
    return new KeptDatabase(`${name} database`, folder, server, await server.database(name), random);
  }

  /** The whole server, or one of its processes, upon which it throws out everybody and recovers. */
  async kill(): Promise<boolean> {
    try {
      const [line = ''] = (await readFile(join(this.folder, 'cluster', 'data', 'postmaster.pid'), 'utf8')).split('\n');
      const below = (await readFile(`/proc/${line}/task/${line}/children`, 'utf8')).trim().split(' ');
      const one = below[this.random(below.length)];
      return process.kill(Number(this.random(2) === 0 && one !== undefined && one !== '' ? one : line), 'SIGKILL');
    } catch {
      return false;
    }
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
