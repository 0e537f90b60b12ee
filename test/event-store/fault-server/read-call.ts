import { status as codes, type ServerWritableStream } from '@grpc/grpc-js';
import { setTimeout as pause } from 'node:timers/promises';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Connections } from './append-call.js';
import type { Fault } from './fault.js';
import type { Upstream } from './upstream.js';

type ReadCall = ServerWritableStream<streams.ReadReq, Buffer>;

/** @returns whether the call goes on */
function strike(call: ReadCall, fault: Fault, connections: Connections): boolean {
  switch (fault.kind) {
    case 'status':
      if (fault.status.code === codes.OK) call.end();
      else call.emit('error', fault.status);
      return false;
    case 'cut':
      connections.cut();
      return false;
    case 'goaway':
      connections.goaway();
      return true;
    case 'silence':
    case 'reply':
      return false;
    case 'late':
    case 'twice':
      return true;
  }
}

/** A read or a subscription: passed on message by message until the fault strikes. */
export async function serveRead(call: ReadCall, upstream: Upstream, fault: Fault | undefined, connections: Connections): Promise<void> {
  const strikes = fault !== undefined && 'when' in fault ? fault.when : undefined;
  if (fault !== undefined && strikes === 'arrival' && !strike(call, fault, connections)) return;
  if (fault?.kind === 'late') await pause(fault.ms);
  if (call.cancelled) return;
  const source = upstream.read(Buffer.from(call.request.serializeBinary()));
  // Its own end, an error in it, and the client's leaving all come here, some of them one after the other.
  let over = false;
  const once = (end: () => void) => {
    if (over) return;
    over = true;
    end();
    source.cancel();
  };
  let passed = 0;
  source.on('data', (message: Buffer) => {
    if (over) return;
    if (fault !== undefined && passed === strikes && !strike(call, fault, connections)) return once(() => undefined);
    passed += 1;
    if (fault?.kind === 'twice') call.write(message);
    if (call.write(message)) return;
    source.pause();
    call.once('drain', () => source.resume());
  });
  source.on('error', (error) => once(() => call.emit('error', error)));
  source.on('end', () => once(() => call.end()));
  call.on('cancelled', () => once(() => undefined));
}
