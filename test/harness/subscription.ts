import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { User } from './graphql-client.js';

interface Message {
  readonly connected?: true;
  readonly result?: unknown;
  readonly failed?: string;
}

export interface Subscription {
  /** All that came, in its order, as text. */
  readonly heard: readonly string[];
  /** Resolves when something came that this holds of. */
  until(holds: (message: string) => boolean): Promise<void>;
  end(): Promise<void>;
}

const patienceMs = 10_000;
/** The server says that the connection stands, not that it has begun to listen for this subscription. */
const settleMs = 300;

/** A subscription as a portal opens it, over a WebSocket; or the same one so many times over. */
export async function subscribe(baseUrl: string, { token }: User, query: string, variables: Readonly<Record<string, unknown>>, count = 1): Promise<Subscription> {
  const order = { url: `${baseUrl.replace('http', 'ws')}/graphql`, token, query, variables, count };
  const child = fork('test/harness/subscriber.mjs', [JSON.stringify(order)], { execArgv: ['--experimental-websocket', '--no-warnings'] });
  // A spec that fails before it ends the subscription is not held up by it.
  child.unref();
  child.channel?.unref();
  const heard: string[] = [];
  let connected = false;
  child.on('message', (message: Message) => {
    connected ||= message.connected === true;
    if (message.result !== undefined) heard.push(JSON.stringify(message.result));
    if (message.failed !== undefined) heard.push(message.failed);
  });
  const until = async (holds: () => boolean) => {
    for (const end = Date.now() + patienceMs; !holds(); await sleep(20)) {
      if (Date.now() > end) throw new Error(`the subscription did not hear it in time, but ${heard.length} messages`);
    }
  };
  await until(() => connected);
  await sleep(settleMs);
  return {
    heard,
    until: (holds) => until(() => heard.some((message) => holds(message))),
    async end() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
