import type { Clear, Envelope, NewEvent, RecordedEvent } from '#kernel';
import { anEnvelope, anId } from './given-when-then.js';

/** A stored event as a projection gets it, its personal fields standing for sealed ones. */
export const aRecordedEvent = ({ contract, data }: NewEvent, envelope: Partial<Envelope> = {}, position = 1n): RecordedEvent => ({
  id: anId(`event at ${position}`),
  type: contract.type,
  position,
  contract,
  data,
  raw: data,
  envelope: anEnvelope(envelope),
});

/** Personal fields in clear by name; what is not named was erased. Each text is its own token. */
export const clearOf = (texts: Readonly<Record<string, string>> = {}): Clear => ({
  text: (field) => texts[field],
  tokens: (names) => names.flatMap((name) => (name === undefined ? [] : [`token of ${name}`])),
});
