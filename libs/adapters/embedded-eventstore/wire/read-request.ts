import streams from '@eventstore/db-client/generated/streams_pb.js';
import { eventFilter, type EventFilter } from '../read/event-filter.js';
import type { From, ReadRequest } from '../read/read-request.js';
import { toStreamName } from './identifiers.js';
import { Refusal, unserved } from './refusal.js';

type Options = streams.ReadReq.Options;

const defaultWindow = 32;

/** Revisions and positions arrive as text of 64 bits; none of ours comes near the limit of a number. */
const toNumber = (text: string) => Math.min(Number(text), Number.MAX_SAFE_INTEGER);

function whereToBegin(options: Options): From {
  const at = options.getStream() ?? options.getAll();
  if (at === undefined) throw new Refusal('bad-request', 'a read names a stream or all streams');
  if (at.hasStart()) return 'start';
  if (at.hasEnd()) return 'end';
  return toNumber('getRevision' in at ? at.getRevision() : (at.getPosition()?.getCommitPosition() ?? '0'));
}

function compile(options: streams.ReadReq.Options.FilterOptions): EventFilter {
  const onStream = options.getStreamIdentifier();
  const rule = onStream ?? options.getEventType();
  if (rule === undefined) throw new Refusal('bad-request', 'a filter looks at stream names or event types');
  try {
    return eventFilter({ on: onStream === undefined ? 'type' : 'stream', prefixes: rule.getPrefixList(), regex: rule.getRegex() });
  } catch {
    throw new Refusal('bad-request', 'the regular expression of the filter cannot be read');
  }
}

function toFilter(options: streams.ReadReq.Options.FilterOptions | undefined): ReadRequest['filter'] {
  if (options === undefined) return undefined;
  const window = options.hasMax() ? options.getMax() : defaultWindow;
  return { passes: compile(options), checkpointInterval: Math.max(1, window * options.getCheckpointintervalmultiplier()) };
}

/** @throws {Refusal} for what this server does not serve */
export function toReadRequest(message: streams.ReadReq): ReadRequest {
  const options = message.getOptions();
  if (options === undefined) throw new Refusal('bad-request', 'a read has options');
  if (options.getResolveLinks()) throw unserved('link events');
  if (options.getUuidOption()?.hasStructured() === true) throw unserved('structured UUIDs');
  const live = options.hasSubscription();
  return {
    stream: options.hasStream() ? toStreamName(options.getStream()?.getStreamIdentifier()) : undefined,
    from: whereToBegin(options),
    backwards: options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS,
    limit: live ? Infinity : toNumber(options.getCount()),
    filter: toFilter(options.getFilter()),
    live,
  };
}
