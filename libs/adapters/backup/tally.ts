import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

const newline = 0x0a;

/** Lets everything through, and knows afterwards what it was. */
export class Tally extends Transform {
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #lines = 0;
  #sha256: string | undefined;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) this.#lines += 1;
    done(null, chunk);
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Of text as COPY writes it: its rows. */
  get lines(): number {
    return this.#lines;
  }

  get sha256(): string {
    this.#sha256 ??= this.#hash.digest('hex');
    return this.#sha256;
  }
}
