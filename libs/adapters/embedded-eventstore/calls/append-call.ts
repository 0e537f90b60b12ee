import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Writer } from '../append/writer.js';
import { AppendAssembly } from '../wire/append-assembly.js';
import { toAppendAnswer, toExpected } from '../wire/append-messages.js';
import { Refusal, toStatus } from '../wire/refusal.js';

type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;

async function collect(call: AppendCall): Promise<{ options: streams.AppendReq.Options; assembly: AppendAssembly }> {
  let options: streams.AppendReq.Options | undefined;
  let assembly: AppendAssembly | undefined;
  for await (const message of call as AsyncIterable<streams.AppendReq>) {
    options ??= message.getOptions();
    if (options === undefined) throw new Refusal('bad-request', 'an append begins with its options');
    assembly ??= new AppendAssembly(options.getStreamIdentifier(), toExpected(options));
    const proposed = message.getProposedMessage();
    if (proposed !== undefined) assembly.add(proposed);
  }
  if (options === undefined || assembly === undefined) throw new Refusal('bad-request', 'an append has options');
  return { options, assembly };
}

/** One append per call: what the client sends when a call carries credentials of its own. */
export function appendHandler(writer: Writer) {
  const serve = async (call: AppendCall, answer: sendUnaryData<streams.AppendResp>): Promise<void> => {
    try {
      const { options, assembly } = await collect(call);
      if (call.cancelled) return;
      answer(null, toAppendAnswer(await writer.append(assembly.request), options));
    } catch (error) {
      if (!call.cancelled) answer(toStatus(error));
    }
  };
  return (call: AppendCall, answer: sendUnaryData<streams.AppendResp>): void => void serve(call, answer);
}
