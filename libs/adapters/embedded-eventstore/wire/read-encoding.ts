import type { RecordedEvent } from '../log/recorded-event.js';
import { delimitedLength, FieldWriter, numberLength } from './field-writer.js';

// Read events are written by hand: the generated classes take seven times as long, and reading is mostly this.
type Field = readonly [field: number, value: Uint8Array];
type Message = readonly [field: number, content: readonly Field[]];

const text = (value: string) => Buffer.from(value, 'utf8');
const contentTypeKey = text('content-type');
const createdKey = text('created');
const typeKey = text('type');
const json = text('application/json');
const binary = text('application/octet-stream');

const sum = <T>(items: readonly T[], length: (item: T) => number) => items.reduce((total, item) => total + length(item), 0);
const fieldLength = ([, value]: Field) => delimitedLength(value.length);
const contentLength = (content: readonly Field[]) => sum(content, fieldLength);
const messageLength = ([, content]: Message) => delimitedLength(contentLength(content));

function writeMessage(writer: FieldWriter, [field, content]: Message): void {
  writer.header(field, contentLength(content));
  for (const [inner, value] of content) writer.bytes(inner, value);
}

/** A ReadResp with one event, byte for byte what the generated classes would write. */
export function encodeReadEvent(event: RecordedEvent): Buffer {
  const names: readonly Message[] = [
    [1, [[2, text(event.id)]]],
    [2, [[3, text(event.stream)]]],
  ];
  const numbers = ([[3, event.revision], [4, event.position], [5, event.position]] as const).filter(([, value]) => value > 0);
  const properties: readonly Message[] = [
    [6, [[1, contentTypeKey], [2, event.isJson ? json : binary]]],
    [6, [[1, createdKey], [2, text(`${event.createdMs}0000`)]]],
    [6, [[1, typeKey], [2, text(event.type)]]],
  ];
  const payload = ([[7, event.metadata], [8, event.data]] as const).filter(([, value]) => value.length > 0);

  const recordedLength =
    sum(names, messageLength) + sum(numbers, ([, value]) => numberLength(value)) + sum(properties, messageLength) + sum(payload, fieldLength);
  const readEventLength = delimitedLength(recordedLength) + numberLength(event.position);

  const writer = new FieldWriter(delimitedLength(readEventLength));
  writer.header(1, readEventLength);
  writer.header(1, recordedLength);
  for (const message of names) writeMessage(writer, message);
  for (const [field, value] of numbers) writer.number(field, value);
  for (const message of properties) writeMessage(writer, message);
  for (const [field, value] of payload) writer.bytes(field, value);
  writer.number(3, event.position);
  return writer.finish();
}
