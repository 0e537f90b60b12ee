import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Office, startOffice } from '../harness/office.js';
import { type Saved, save } from './commands.js';
import { joinDatabases } from './joined-databases.js';
import type { Seeded } from './seeded.js';
import { erase, signInStaff, type Staff, tellOfAChild, type ToldChild } from './told-children.js';

/** One story of an office, with two backups in it. */
export interface Story {
  readonly first: Saved;
  /** Taken while others wrote. */
  readonly second: Saved;
  /** Told before the first backup, and left alone since. */
  readonly early: readonly ToldChild[];
  /** Told between the two. */
  readonly between: readonly ToldChild[];
  /** Told while the second was taken, or right after it. */
  readonly during: readonly ToldChild[];
  /** Told before the first backup; erased before it, between the two, and after both. */
  readonly erased: { readonly before: ToldChild; readonly between: ToldChild; readonly after: ToldChild };
}

export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  // The database's own user must get through.
  await chmod(folder, 0o711);
  return folder;
}

/** An office at work, from which backups are taken. */
export class SourceOffice {
  private constructor(
    private readonly home: string,
    readonly office: Office,
    readonly staff: Staff,
  ) {}

  static async open(): Promise<SourceOffice> {
    const home = await temporaryFolder('source');
    const office = await startOffice(join(home, 'data'));
    return new SourceOffice(home, office, await signInStaff(office.url));
  }

  get dataFolder(): string {
    return this.office.dataFolder;
  }

  get savedBelow(): string {
    return join(this.home, 'saved');
  }

  databases = () => joinDatabases(this.dataFolder);

  private tell = (random: Seeded, count: number) =>
    Promise.all(Array.from({ length: count }, () => `Sok ${random.word(10)}`).map((name) => tellOfAChild(this.staff, name)));

  async live(random: Seeded): Promise<Story> {
    const [before, laterErased, after, ...early] = await this.tell(random, random.between(5, 8));
    if (before === undefined || laterErased === undefined || after === undefined) throw new Error('too few children');
    await erase(this.staff, before);
    const first = await save(this.dataFolder, this.savedBelow);

    await erase(this.staff, laterErased);
    const between = await this.tell(random, random.between(1, 3));

    const during: ToldChild[] = [];
    let writing = true;
    const writers = Array.from({ length: 3 }, async () => {
      while (writing) during.push(...(await this.tell(random, 1)));
    });
    await sleep(random.below(300));
    const second = await save(this.dataFolder, this.savedBelow);
    writing = false;
    await Promise.all(writers);
    await erase(this.staff, after);
    return { first, second, early, between, during, erased: { before, between: laterErased, after } };
  }

  async close(): Promise<void> {
    await this.office.end();
    await rm(this.home, { recursive: true });
  }
}
