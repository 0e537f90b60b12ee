import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Canary, formsOf } from './canary.js';

interface Needle {
  readonly what: string;
  readonly bytes: Buffer;
}

/** Where a canary was found: the place, and which one in which form. */
export interface Find {
  readonly where: string;
  readonly what: string;
}

const usualPiece = 4 * 1024 * 1024;
/** Four bytes come together in one of so many slots. */
const slots = 2 ** 22;
const spread = 0x9e3779b1;
const shift = 10;

/** Looks for every canary in every form at once, in one pass over the bytes. */
export class Searcher {
  readonly #byStart = new Map<number, Needle[]>();
  readonly #maybe = new Uint8Array(slots);
  readonly #longest: number;
  bytesSeen = 0;

  /** @param piece bytes of a file read at once */
  constructor(
    canaries: readonly Canary[],
    private readonly piece = usualPiece,
  ) {
    const needles = canaries.flatMap(({ text, tokens }) =>
      tokens.flatMap((token) => Object.entries(formsOf(token)).map(([form, bytes]): Needle => ({ what: `${text} as ${form}`, bytes }))),
    );
    for (const needle of needles) {
      const start = needle.bytes.readUInt32BE(0);
      this.#maybe[Math.imul(start, spread) >>> shift] = 1;
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), needle]);
    }
    this.#longest = Math.max(...needles.map(({ bytes }) => bytes.length));
  }

  /** What stands in these bytes, each of them once. */
  inBytes(bytes: Buffer, where: string): readonly Find[] {
    this.bytesSeen += bytes.length;
    const found = new Set<string>();
    // All that the loop needs lies beside it: looks beyond this function are dear where jest runs it.
    const maybe = this.#maybe;
    const { imul } = Math;
    const [by, off] = [spread, shift];
    let start = 0;
    for (let end = 0; end < bytes.length; end += 1) {
      start = (start << 8) | (bytes[end] as number);
      if (maybe[imul(start, by) >>> off] !== 1 || end < 3) continue;
      for (const needle of this.#byStart.get(start >>> 0) ?? []) {
        const from = end - 3;
        if (bytes.subarray(from, from + needle.bytes.length).equals(needle.bytes)) found.add(needle.what);
      }
    }
    return [...found].map((what) => ({ where, what }));
  }

  inText(text: string, where: string): readonly Find[] {
    return this.inBytes(Buffer.from(text), where);
  }

  /** Reads the file in pieces that overlap by more than the longest form. */
  async inFile(path: string): Promise<readonly Find[]> {
    const found: Find[] = [];
    const file = await open(path);
    const chunk = Buffer.alloc(this.piece + this.#longest);
    try {
      for (let position = 0; ; position += this.piece) {
        const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
        found.push(...this.inBytes(chunk.subarray(0, bytesRead), path));
        if (bytesRead < chunk.length) return found;
      }
    } finally {
      await file.close();
    }
  }

  /** Every file below the folder and the names of all files, symbolic links followed. */
  async inFolder(folder: string): Promise<readonly Find[]> {
    const found: Find[] = [];
    for (const entry of await readdir(folder)) {
      const path = await realpath(join(folder, entry));
      found.push(...this.inText(entry, `the name of ${path}`));
      const kind = await stat(path);
      if (kind.isDirectory()) found.push(...(await this.inFolder(path)));
      if (kind.isFile()) found.push(...(await this.inFile(path)));
    }
    return found;
  }
}
