import kafkajs, { type LogEntry, type logCreator } from 'kafkajs';
import { type Log, note } from '#kernel';

/** Lost connections and answers that the client meets by trying again; what comes of it in the end is thrown to us. */
const tried = ['Connection', 'BrokerPool', 'Cluster', 'Producer', 'ConsumerGroup', 'Runner', 'Consumer'];
/** Parts of the client that have nobody else to tell. */
const parts = ['Admin', 'Cluster', 'Network', 'SASL'] as const;
/** Of those, what nobody is told otherwise: messages were gone before they were read. */
const lost = 'Offset out of range, resetting';

/** The client writes ERROR for whatever it is about to retry: only what is left after that is an error. */
export const logCreatorFor =
  (log: Log | undefined): logCreator =>
  () =>
  ({ namespace, level, log: { message } }: LogEntry) => {
    if (level !== kafkajs.logLevel.ERROR) return;
    if (message.startsWith(lost)) log?.(note('error', 'messages were deleted from the bus before they were read'));
    else if (!tried.includes(namespace)) log?.(note('error', 'the client of the bus reports an error', { part: parts.find((part) => part === namespace) ?? 'another' }));
  };
