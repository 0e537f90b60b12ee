import { readFile, rename, stat } from 'node:fs/promises';

const keptBytes = 5_000_000;

/** Begins a new log when the old one has grown large; the one before it is kept. */
export async function turnOver(file: string): Promise<void> {
  const size = await stat(file).then((found) => found.size, () => 0);
  if (size > keptBytes) await rename(file, `${file}.1`);
}

export async function lastLine(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).trimEnd().split('\n').at(-1) ?? '';
}
