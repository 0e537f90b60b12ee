import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

const frame = (answer: streams.ReadResp) => Buffer.from(answer.serializeBinary());

export function confirmationFrame(): Buffer {
  return frame(new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID())));
}

export function caughtUpFrame(): Buffer {
  return frame(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
}

export function checkpointFrame(position: number): Buffer {
  const checkpoint = new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position));
  return frame(new streams.ReadResp().setCheckpoint(checkpoint));
}

export function streamNotFoundFrame(stream: string): Buffer {
  const name = new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
  return frame(new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(name)));
}
