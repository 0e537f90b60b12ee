import { logTo } from '#composition';
import { readConfig } from './config.js';
import { start } from './start.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Of a foreign error only its code: a database's message may quote an address or a row. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed';
  return 'code' in error ? `it failed with ${String(error.code)}` : error.message;
}

try {
  const server = await start(readConfig(process.env), logTo('eventstore'));
  say(`event store ready at ${server.connectionString}`);
  const stop = () => void server.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  process.stderr.write(`event store: ${explain(error)}\n`);
  process.exit(1);
}
