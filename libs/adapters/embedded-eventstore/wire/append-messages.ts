import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendOutcome, Expected } from '../append/request.js';

const { AppendResp } = streams;
const empty = () => new shared.Empty();

/** A revision as the client wrote it comes back as a number; those too large for one are larger than any stream's. */
export function toExpected(options: streams.AppendReq.Options): Expected {
  if (options.hasRevision()) return Number(options.getRevision());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
}

function wrongRevision(current: number, options: streams.AppendReq.Options): streams.AppendResp.WrongExpectedVersion {
  const answer = new AppendResp.WrongExpectedVersion();
  if (current >= 0) answer.setCurrentRevision(String(current)).setCurrentRevision2060(current);
  else answer.setCurrentNoStream(empty()).setNoStream2060(empty());
  if (options.hasRevision()) answer.setExpectedRevision(options.getRevision()).setExpectedRevision2060(Number(options.getRevision()));
  else if (options.hasNoStream()) answer.setExpectedNoStream(empty());
  else if (options.hasStreamExists()) answer.setExpectedStreamExists(empty()).setStreamExists2060(empty());
  else answer.setExpectedAny(empty()).setAny2060(empty());
  return answer;
}

function success(outcome: Exclude<AppendOutcome, { kind: 'wrong-revision' }>): streams.AppendResp.Success {
  const answer = new AppendResp.Success();
  const current = outcome.kind === 'appended' ? outcome.last.revision : outcome.current;
  if (current >= 0) answer.setCurrentRevision(String(current));
  else answer.setNoStream(empty());
  if (outcome.kind === 'nothing') return answer.setNoPosition(empty());
  const position = String(outcome.last.position);
  return answer.setPosition(new AppendResp.Position().setCommitPosition(position).setPreparePosition(position));
}

/** The answer to a single append; here a wrong revision is an answer, not an error. */
export function toAppendAnswer(outcome: AppendOutcome, options: streams.AppendReq.Options): streams.AppendResp {
  const answer = new AppendResp();
  if (outcome.kind === 'wrong-revision') return answer.setWrongExpectedVersion(wrongRevision(outcome.current, options));
  return answer.setSuccess(success(outcome));
}
