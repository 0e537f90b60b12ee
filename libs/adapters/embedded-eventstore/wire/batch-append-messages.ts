import type { Message } from 'google-protobuf';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import codes from '@eventstore/db-client/generated/code_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import statusPb from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendOutcome, Expected } from '../append/request.js';
import { maxAppendBytes } from '../limits.js';
import { toRefusal } from './refusal.js';

const { BatchAppendResp } = streams;
const nothing = () => new empty.Empty();

export function toExpected(options: streams.BatchAppendReq.Options): Expected {
  if (options.hasStreamPosition()) return Number(options.getStreamPosition());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
}

function status(code: codes.Code, message: string, type: string, detail: Message): statusPb.Status {
  const details = new any.Any();
  details.pack(detail.serializeBinary(), `event_store.client.${type}`);
  return new statusPb.Status().setCode(code).setMessage(message).setDetails(details);
}

function wrongRevision(current: number, options: streams.BatchAppendReq.Options): statusPb.Status {
  const detail = new shared.WrongExpectedVersion();
  if (current >= 0) detail.setCurrentStreamRevision(String(current));
  else detail.setCurrentNoStream(nothing());
  if (options.hasStreamPosition()) detail.setExpectedStreamPosition(options.getStreamPosition());
  else if (options.hasNoStream()) detail.setExpectedNoStream(nothing());
  else if (options.hasStreamExists()) detail.setExpectedStreamExists(nothing());
  else detail.setExpectedAny(nothing());
  return status(codes.Code.ALREADY_EXISTS, 'wrong expected version', 'WrongExpectedVersion', detail);
}

function failure(error: unknown): statusPb.Status {
  const { kind, message } = toRefusal(error);
  switch (kind) {
    case 'too-large':
      return status(codes.Code.INVALID_ARGUMENT, message, 'MaximumAppendSizeExceeded', new shared.MaximumAppendSizeExceeded().setMaxappendsize(maxAppendBytes));
    case 'timeout':
    case 'unavailable':
    case 'cancelled':
      // All three leave open whether the events were written, and of the answers the client knows only a timeout says so.
      return status(codes.Code.DEADLINE_EXCEEDED, message, 'Timeout', new shared.Timeout());
    case 'full':
      // The client knows no error for it and hands on the message alone.
      return status(codes.Code.RESOURCE_EXHAUSTED, message, 'BadRequest', new shared.BadRequest().setMessage(message));
    case 'bad-request':
    case 'missing-property':
    case 'unserved':
      return status(codes.Code.INVALID_ARGUMENT, message, 'BadRequest', new shared.BadRequest().setMessage(message));
  }
}

function success(outcome: Exclude<AppendOutcome, { kind: 'wrong-revision' }>): streams.BatchAppendResp.Success {
  const answer = new BatchAppendResp.Success();
  const current = outcome.kind === 'appended' ? outcome.last.revision : outcome.current;
  if (current >= 0) answer.setCurrentRevision(String(current));
  else answer.setNoStream(nothing());
  if (outcome.kind === 'nothing') return answer.setNoPosition(nothing());
  const position = String(outcome.last.position);
  return answer.setPosition(new shared.AllStreamPosition().setCommitPosition(position).setPreparePosition(position));
}

/** Which append of the many on one call is answered, and with what options it came. */
export interface BatchAppendHeader {
  readonly correlationId: shared.UUID | undefined;
  readonly options: streams.BatchAppendReq.Options;
}

function answerTo({ correlationId, options }: BatchAppendHeader): streams.BatchAppendResp {
  return new BatchAppendResp().setCorrelationId(correlationId).setStreamIdentifier(options.getStreamIdentifier());
}

export function toBatchAnswer(outcome: AppendOutcome, header: BatchAppendHeader): streams.BatchAppendResp {
  const answer = answerTo(header);
  if (outcome.kind === 'wrong-revision') return answer.setError(wrongRevision(outcome.current, header.options));
  return answer.setSuccess(success(outcome));
}

export function toBatchFailure(error: unknown, header: BatchAppendHeader): streams.BatchAppendResp {
  return answerTo(header).setError(failure(error));
}
