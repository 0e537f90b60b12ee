import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** One process of the product, as an operator would start it. */
export interface RunningProcess {
  readonly pid: number;
  /** All it has written so far, on both channels. */
  output(): string;
  /** Resolves when it has written this; fails with its output when it ends before, or after two minutes. */
  says(sign: string | RegExp): Promise<void>;
  /** The exit code, once it has ended by itself; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it; `SIGKILL` as a power cut would. Resolves when it is gone. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

const patience = 120_000;

export function startProcess(main: string, args: readonly string[], env: Readonly<Record<string, string>>): RunningProcess {
  const { PATH = '', HOME = '', LANG = 'C.UTF-8' } = process.env;
  const child: ChildProcess = spawn(process.execPath, [main, ...args], { env: { PATH, HOME, LANG, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  const listeners = new Set<() => void>();
  const take = (chunk: Buffer) => {
    written += chunk.toString();
    listeners.forEach((listener) => listener());
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const matches = (sign: string | RegExp) => (typeof sign === 'string' ? written.includes(sign) : sign.test(written));

  return {
    pid: child.pid ?? -1,
    output: () => written,
    ended: ended.then(([code]) => code),
    async says(sign) {
      if (matches(sign)) return;
      let stopWaiting = () => {};
      const said = new Promise<void>((resolve, reject) => {
        const look = () => matches(sign) && resolve();
        const timer = setTimeout(() => reject(new Error(`${main} did not say ${String(sign)} in time:\n${written}`)), patience);
        listeners.add(look);
        stopWaiting = () => {
          clearTimeout(timer);
          listeners.delete(look);
        };
      });
      const died = ended.then(([code]) => {
        throw new Error(`${main} ended with ${code} before it said ${String(sign)}:\n${written}`);
      });
      await Promise.race([said, died]).finally(stopWaiting);
    },
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
