import { readFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

interface GivenSettings {
  readonly values: Readonly<Record<string, string>>;
  /** Sentences that name variables and never what they hold. */
  readonly problems: readonly string[];
}

/** The file's text without the line end that editors leave, or what is wrong with it. */
function contentOf(file: string): { readonly text: string } | { readonly problem: string } {
  try {
    const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    return text === '' ? { problem: 'is an empty file' } : { text };
  } catch (error) {
    return { problem: `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})` };
  }
}

/**
 * The settings of these names that the environment gives: as `NAME`, or in the file that `NAME_FILE` leads to, so that
 * a secret stands neither in the environment nor on a command line. A variable without content counts as not given.
 */
export function givenSettings(names: readonly string[], environment: Environment): GivenSettings {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of names) {
    const { [name]: value = '', [`${name}_FILE`]: file = '' } = environment;
    if (value !== '') values[name] = value;
    if (file === '') continue;
    if (value !== '') problems.push(`${name}: is given twice, also by ${name}_FILE`);
    const content = contentOf(file);
    if ('problem' in content) problems.push(`${name}_FILE: ${content.problem}`);
    else values[name] = content.text;
  }
  return { values, problems };
}
