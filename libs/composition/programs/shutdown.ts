import { failureSentence } from '../telling/failure.js';

/** Starts a program that stays. What keeps it from starting is said in one sentence on standard error; the exit code is 1. */
export async function asProgram(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    process.stderr.write(`${failureSentence(error)}\n`);
    process.exit(1);
  }
}

const longestMs = 9_500;

/** Runs once at the first signal to end; a second signal ends at once. */
export function onShutdown(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) process.exit(130);
    stopping = true;
    // Whoever asked for the end kills after a while: what is durable is durable, the rest is begun anew.
    setTimeout(() => process.exit(1), longestMs).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}
