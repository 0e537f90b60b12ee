import type { sendUnaryData, ServerReadableStream, ServiceError } from '@grpc/grpc-js';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault.js';
import type { Upstream } from './upstream.js';

/** What a fault does to all connections of the node. */
export interface Connections {
  cut(): void;
  goaway(): void;
}

type AppendCall = ServerReadableStream<Buffer, Buffer>;

async function write(upstream: Upstream, messages: readonly Buffer[], fault: Fault | undefined): Promise<Buffer> {
  const answer = await upstream.append(messages);
  return fault?.kind === 'twice' ? upstream.append(messages) : answer;
}

/** One append: taken whole, passed on unless the fault forbids it, answered as the fault has it. */
export async function serveAppend(
  call: AppendCall,
  answer: sendUnaryData<Buffer>,
  upstream: Upstream,
  fault: Fault | undefined,
  connections: Connections,
): Promise<void> {
  const messages: Buffer[] = [];
  try {
    for await (const message of call as AsyncIterable<Buffer>) messages.push(message);
    if (fault?.kind === 'reply') return answer(null, fault.message);
    const strikes = fault !== undefined && 'when' in fault ? fault.when : undefined;
    const written = strikes === 'arrival' && fault?.kind !== 'goaway' ? undefined : await write(upstream, messages, fault);
    if (fault?.kind === 'late') await pause(fault.ms);
    if (fault?.kind === 'silence') return;
    if (fault?.kind === 'cut') return connections.cut();
    if (fault?.kind === 'status') return answer(fault.status);
    if (fault?.kind === 'goaway') connections.goaway();
    answer(null, written);
  } catch (error) {
    if (!call.cancelled) answer(error as ServiceError);
  }
}
