import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const ready = /^event store ready at (.*)$/;

/** The event store as it is deployed: a process that can be killed. */
export class EventStoreProcess {
  #child: ChildProcess | undefined;
  #port = '0';

  constructor(private readonly databaseUrl: string) {}

  static async build(): Promise<void> {
    await promisify(execFile)(process.execPath, ['infra/scripts/build.mjs']);
  }

  /** @returns its connection string; after the first time always the same */
  async start(): Promise<string> {
    const child = spawn(process.execPath, ['dist/apps/eventstore/main.js'], {
      env: { PATH: process.env.PATH, DATABASE_URL: this.databaseUrl, EVENTSTORE_PORT: this.#port },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    for await (const line of createInterface(child.stdout)) {
      const connectionString = ready.exec(line)?.[1];
      if (connectionString === undefined) continue;
      this.#port = new URL(connectionString).port;
      return connectionString;
    }
    throw new Error('the event store has ended before it was ready');
  }

  /** @returns how it ended: an exit code, or the signal */
  async end(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<number | string | null> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null) throw new Error('the event store is not running');
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code, by] = (await ended) as [number | null, string | null];
    return code ?? by;
  }
}
