import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const megabyte = 1024 * 1024;

/** A disk of its own, in memory and small enough to be filled in a moment. */
export class SmallDisk {
  readonly #ballast: string;

  private constructor(readonly folder: string) {
    this.#ballast = join(folder, 'ballast');
  }

  /** Why none can be had here; undefined where one can. */
  static refusal(): string | undefined {
    const folder = mkdtempSync(join(tmpdir(), 'disk-'));
    try {
      SmallDisk.mount(folder, 1).unmount();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message.trim() : 'no reason given';
    } finally {
      rmdirSync(folder);
    }
  }

  /** @throws where this user may not mount one */
  static mount(folder: string, megabytes: number): SmallDisk {
    mkdirSync(folder, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
    return new SmallDisk(folder);
  }

  /** To the last byte. */
  fill(): void {
    const file = openSync(this.#ballast, 'a');
    try {
      for (const size of [megabyte, 4096]) this.#write(file, Buffer.alloc(size));
    } finally {
      closeSync(file);
    }
    if (statfsSync(this.folder).bavail > 0) throw new Error('the disk is not full');
  }

  makeRoom(): void {
    rmSync(this.#ballast, { force: true });
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder]);
  }

  #write(file: number, piece: Buffer): void {
    try {
      for (;;) writeSync(file, piece);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}
