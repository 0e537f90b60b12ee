import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { backUp, restore } from '#composition';

type Given = Readonly<Record<string, string>> & { readonly DATA_FOLDER: string };

/** The defaults of settings that neither command looks at. */
const others = { NODE_ENV: 'test', REFERENCE_FOLDER: 'infra/reference', OIDC_AUDIENCE: 'toldonce' };

/** Runs a command with these settings in this process; what it has said. */
async function run(command: typeof backUp, args: readonly string[], given: Given): Promise<string> {
  const said: string[] = [];
  await command(args, { ...others, ...given }, (line) => said.push(line));
  return said.join('\n');
}

export const backedUp = (args: readonly string[], given: Given): Promise<string> => run(backUp, args, given);
export const restored = (args: readonly string[], given: Given): Promise<string> => run(restore, args, given);

/** Where a backup lies: the record and its vault. */
export interface Saved {
  readonly record: string;
  readonly vault: string;
}

export const asked = ({ record, vault }: Saved) => [record, '--vault', vault] as const;

export const newestIn = async (folder: string): Promise<string> => join(folder, (await readdir(folder)).sort().at(-1) ?? 'nothing');

/** Saves a data folder in two others below `into`, as an operator would: with a process of its own. */
export async function save(dataFolder: string, into: string): Promise<Saved> {
  const [record, vault] = [join(into, 'record'), join(into, 'keys')];
  const { PATH = '' } = process.env;
  await promisify(execFile)(process.execPath, ['dist/apps/backup/main.js', record, '--vault', vault], { env: { PATH, DATA_FOLDER: dataFolder } });
  return { record: await newestIn(record), vault: await newestIn(vault) };
}
