import { readFile, writeFile } from 'node:fs/promises';
import { type Input, inputs } from './inputs.js';

const page = 'docs/explanation/simulation.md';

const number = ({ value }: Input) => (Number.isInteger(value) || value > 1 ? String(value) : value.toFixed(2));

/** Every number that goes in, with where it comes from. */
const inputTable = (): string =>
  ['| input | value | from |', '|---|---:|---|', ...Object.values(inputs).map((input) => `| ${input.what} | ${number(input)} | ${input.from}: ${input.source} |`)].join('\n');

/** The page with this part made anew. @throws {Error} where it has no place for it */
function withPart(text: string, part: string, made: string): string {
  const begin = `<!-- ${part}, made by \`npm run simulation -- --write\` -->\n`;
  const [from, to] = [text.indexOf(begin), text.indexOf(`<!-- end of ${part} -->`)];
  if (from < 0 || to < from) throw new Error(`${page} has no place for its ${part}`);
  return `${text.slice(0, from)}${begin}${made}\n${text.slice(to)}`;
}

/** Puts the table of a run, and what went into it, into the page. */
export async function writePage(table: string): Promise<void> {
  const text = await readFile(page, 'utf8');
  await writeFile(page, withPart(withPart(text, 'table', table), 'inputs', inputTable()));
}
