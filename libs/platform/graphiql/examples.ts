import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One operation to try, as a tab of the page. */
export interface Example {
  readonly query: string;
  /** JSON, where the operation takes variables. */
  readonly variables?: string;
}

const ending = '.graphql';

/** The examples of a folder in the order of their names: `<name>.graphql`, and its variables in `<name>.json`. */
export async function readExamples(folder: string): Promise<readonly Example[]> {
  const files = (await readdir(folder)).sort();
  const names = files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
  return Promise.all(
    names.map(async (name) => ({
      query: await readFile(join(folder, `${name}${ending}`), 'utf8'),
      ...(files.includes(`${name}.json`) ? { variables: await readFile(join(folder, `${name}.json`), 'utf8') } : {}),
    })),
  );
}
