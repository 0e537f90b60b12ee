import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningProcess, startProcess } from '../../harness/running-process.js';
import type { Victim } from './victim.js';

export interface KeptProcessOptions {
  readonly name: string;
  readonly main: string;
  readonly env: Readonly<Record<string, string>>;
  /** What it writes when it serves. */
  readonly ready: string;
}

const pauseMs = 200;

/** A process under a keeper that starts it again whenever it has ended, as a country's machines do. */
export class KeptProcess implements Victim {
  /** Times that it ended by itself although it had served: never right, whatever became of its neighbours. */
  readonly deaths: string[] = [];
  /** Times that it ended at its start for what it needs was not there. */
  vainStarts = 0;
  #running: RunningProcess;
  #stopped = false;
  readonly #killed = new WeakSet<RunningProcess>();
  readonly #kept: Promise<void>;

  constructor(private readonly options: KeptProcessOptions) {
    this.#running = this.#begin();
    this.#kept = this.#keep();
  }

  get name(): string {
    return this.options.name;
  }

  kill(): Promise<boolean> {
    this.#killed.add(this.#running);
    return this.#running.end('SIGKILL').then(() => true);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running.end();
    await this.#kept;
  }

  #begin(): RunningProcess {
    return startProcess(this.options.main, [], this.options.env);
  }

  async #keep(): Promise<void> {
    for (;;) {
      const code = await this.#running.ended;
      if (this.#stopped) return;
      if (!this.#killed.has(this.#running)) await this.#note(code);
      if (this.#stopped) return;
      this.#running = this.#begin();
    }
  }

  async #note(code: number | null): Promise<void> {
    const { ready, name } = this.options;
    const said = this.#running.output();
    if (said.includes(ready)) this.deaths.push(`${name} ended by itself with ${code}: ${said.trimEnd().split('\n').slice(-30).join('\n')}`);
    else this.vainStarts += 1;
    await sleep(pauseMs);
  }
}
