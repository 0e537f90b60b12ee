import { status as codes } from '@grpc/grpc-js';
import { cut, goaway, late, silence, status, twice, type Fault, type When } from './fault.js';

/** What happens, as the end of a sentence, and how. */
export type NamedFault = readonly [happening: string, fault: Fault];

const wordsOf = (code: codes) => codes[code].toLowerCase().replaceAll('_', ' ');

const lost = [codes.UNAVAILABLE, codes.CANCELLED, codes.DEADLINE_EXCEEDED, codes.ABORTED, codes.INTERNAL, codes.UNKNOWN];

const breaking = (when: When, moment: string): readonly NamedFault[] => [
  ...lost.map((code) => [`ends with ${wordsOf(code)} ${moment}`, status(code, when)] as const),
  [`gets no answer ${moment}`, silence(when)],
  [`loses its connection ${moment}`, cut(when)],
];

const disturbing = (lateMs: number): readonly NamedFault[] => [
  ['meets a node that goes away in order at once', goaway('arrival')],
  ['meets a node that goes away in order before it has answered', goaway(0)],
  ['is answered late', late(lateMs)],
  ['comes twice', twice],
];

/** Faults after which an append may or may not be written. @param lateMs longer than one attempt may take */
export const appendFaults = (lateMs: number): readonly NamedFault[] => [
  ...breaking('arrival', 'before it is written'),
  ...breaking(0, 'after it was written'),
  ...disturbing(lateMs),
];

/** Faults of reading, of which an overload passes too. @param middle after how many messages of the answer */
export const readFaults = (lateMs: number, middle: number): readonly NamedFault[] => [
  ...breaking('arrival', 'at once'),
  ...breaking(middle, 'in the middle'),
  ['ends with resource exhausted at once', status(codes.RESOURCE_EXHAUSTED)],
  ['meets a node that goes away in order in the middle', goaway(middle)],
  ...disturbing(lateMs),
];

/** A subscription may also just end, and no answer can mean that there is nothing to say. */
export const subscriptionFaults = (lateMs: number, middle: number): readonly NamedFault[] => [
  ...readFaults(lateMs, middle).filter(([, fault]) => fault.kind !== 'silence' || fault.when === 'arrival'),
  ['ends in order at once', status(codes.OK)],
  ['ends in order before the first event', status(codes.OK, 1)],
  ['ends in order in the middle', status(codes.OK, middle)],
];

/** Whether it keeps an answer from coming, every time that it strikes. */
export const breaks = ([, { kind }]: NamedFault): boolean => kind === 'status' || kind === 'silence' || kind === 'cut';
