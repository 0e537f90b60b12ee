import { readFile, writeFile } from 'node:fs/promises';
import { type Input, inputs } from './inputs.js';

const page = 'docs/explanation/simulation.md';
const between = /(<!-- made by `npm run simulation -- --write` -->\n)[\s\S]*?(<!-- end -->)/;

const number = ({ value }: Input) => (Number.isInteger(value) || value > 1 ? String(value) : value.toFixed(2));

/** Every number that goes in, with where it comes from. */
export const inputTable = (): string =>
  ['| input | value | from |', '|---|---:|---|', ...Object.values(inputs).map((input) => `| ${input.what} | ${number(input)} | ${input.from}: ${input.source} |`)].join('\n');

/** Puts what was made into the page. @throws {Error} where the page has no place for it */
export async function writePage(made: string): Promise<void> {
  const text = await readFile(page, 'utf8');
  if (!between.test(text)) throw new Error(`${page} has no place for the table`);
  await writeFile(page, text.replace(between, (_all, begin: string, end: string) => `${begin}${made}\n${end}`));
}
