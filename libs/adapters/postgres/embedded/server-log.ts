import { readFile, rename, stat } from 'node:fs/promises';

const keptBytes = 5_000_000;

/** Begins a new log when the old one has grown large; the one before it is kept. */
export async function turnOver(file: string): Promise<void> {
  const size = await stat(file).then((found) => found.size, () => 0);
  if (size > keptBytes) await rename(file, `${file}.1`);
}

/** The server's own last word on why it ended; the lines after that only tell that it did. */
export async function lastWord(file: string): Promise<string> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).trimEnd().split('\n');
  return lines.findLast((line) => /\b(FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? '';
}
