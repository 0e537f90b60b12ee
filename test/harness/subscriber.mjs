// Listens on a process of its own: Node 20 gives WebSocket only to a process that is started for it.
import { createClient } from 'graphql-ws';

const { url, token, query, variables, count } = JSON.parse(process.argv[2]);
const client = createClient({ url, connectionParams: { authorization: `Bearer ${token}` }, lazy: false, retryAttempts: 0, onNonLazyError: () => undefined });
client.on('connected', () => process.send({ connected: true }));
process.on('disconnect', () => process.exit());
async function listen() {
  try {
    for await (const result of client.iterate({ query, variables })) process.send({ result });
  } catch (error) {
    process.send({ failed: JSON.stringify({ ...error, code: error.code, reason: error.reason }) });
  }
}
await Promise.all(Array.from({ length: count }, listen));
