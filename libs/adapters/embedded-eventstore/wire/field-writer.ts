/** Protobuf's two kinds of field that the read answer needs; field numbers below 16 only, so that a tag is one byte. */
export class FieldWriter {
  readonly #target: Buffer;
  #at = 0;

  /** @param length of the whole message, counted beforehand with the functions below */
  constructor(length: number) {
    this.#target = Buffer.allocUnsafe(length);
  }

  varint(value: number): void {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#target[this.#at++] = (rest % 128) | 128;
    this.#target[this.#at++] = rest;
  }

  number(field: number, value: number): void {
    this.varint(field << 3);
    this.varint(value);
  }

  header(field: number, length: number): void {
    this.varint((field << 3) | 2);
    this.varint(length);
  }

  bytes(field: number, value: Uint8Array): void {
    this.header(field, value.length);
    this.#target.set(value, this.#at);
    this.#at += value.length;
  }

  finish(): Buffer {
    return this.#target;
  }
}

function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length += 1;
  return length;
}

export const numberLength = (value: number) => 1 + varintLength(value);

export const delimitedLength = (length: number) => 1 + varintLength(length) + length;
