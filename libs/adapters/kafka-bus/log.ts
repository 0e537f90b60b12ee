import kafkajs, { type LogEntry, type logCreator } from 'kafkajs';

/** Lost connections and answers that the client meets by trying again; what comes of it in the end is thrown to us. */
const tried = ['Connection', 'BrokerPool', 'Cluster', 'Producer', 'ConsumerGroup', 'Runner', 'Consumer'];
/** Of those, what nobody is told otherwise: messages were gone before they were read. */
const lost = 'Offset out of range, resetting';

const tells = ({ namespace, level, log }: LogEntry): boolean =>
  level === kafkajs.logLevel.ERROR && (log.message.startsWith(lost) || !tried.includes(namespace));

/** The client writes ERROR for whatever it is about to retry: only what is left after that is an error. */
export const logCreatorFor =
  (log: ((line: string) => void) | undefined): logCreator =>
  () =>
  (entry) => {
    if (tells(entry)) log?.(`kafka: ${entry.namespace}: ${entry.log.message}`);
  };
