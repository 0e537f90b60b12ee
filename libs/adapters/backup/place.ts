import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const stamp = String.raw`\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.\d{3}Z`;
const finishedName = new RegExp(`^(${stamp})$`);
const unfinishedName = new RegExp(`^\\.(${stamp})\\.unfinished$`);

const nameOf = (at: Date): string => at.toISOString().replaceAll(':', '-');

export interface Found {
  readonly name: string;
  readonly at: Date;
  readonly finished: boolean;
}

/** What a folder's name says of the backup in it; undefined where it is none of ours. */
export function placeNamed(name: string): Found | undefined {
  const finished = finishedName.exec(name)?.[1];
  const text = finished ?? unfinishedName.exec(name)?.[1];
  if (text === undefined) return undefined;
  const at = new Date(text.replace(/T(\d{2})-(\d{2})-/, 'T$1:$2:'));
  return Number.isNaN(at.getTime()) ? undefined : { name, at, finished: finished !== undefined };
}

async function keepFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

/** A folder that bears its name only when all that is in it lies on the disk. */
export class Place {
  readonly #parent: string;
  readonly #final: string;
  readonly #draft: string;
  readonly #below = new Set<string>();

  private constructor(parent: string, at: Date) {
    this.#parent = parent;
    this.#final = join(parent, nameOf(at));
    this.#draft = join(parent, `.${nameOf(at)}.unfinished`);
  }

  static async begin(parent: string, at: Date): Promise<Place> {
    const place = new Place(parent, at);
    await mkdir(parent, { recursive: true, mode: 0o700 });
    await mkdir(place.#draft, { mode: 0o700 });
    return place;
  }

  /** Where to write a file now; `path` is at most one folder deep. */
  async file(path: string): Promise<string> {
    const [folder, ...rest] = path.split('/');
    if (rest.length > 0 && folder !== undefined) {
      await mkdir(join(this.#draft, folder), { recursive: true, mode: 0o700 });
      this.#below.add(join(this.#draft, folder));
    }
    return join(this.#draft, path);
  }

  /** Its folder from now on. */
  async finish(): Promise<string> {
    for (const folder of [...this.#below, this.#draft]) await keepFolder(folder);
    await rename(this.#draft, this.#final);
    await keepFolder(this.#parent);
    return this.#final;
  }

  async discard(): Promise<void> {
    await rm(this.#draft, { recursive: true, force: true });
  }
}
