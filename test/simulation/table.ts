import { byHabit } from './by-habit.js';
import { type Figures, figuresOf } from './figures.js';
import { capacities, vsip } from './inputs.js';
import type { SyntheticChild } from './province.js';

type Row = readonly [name: string, of: (figures: Figures) => string];

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const days = ({ median, p90 }: Figures['toFirst']) => `${median} / ${p90}`;
const told = (what: keyof NonNullable<Figures['product']>): Row[1] => ({ product }) => (product === undefined ? '–' : String(product[what]));

const shareOf = (what: 'oneSeries' | 'onceAsFarAsKnown'): Row[1] => ({ product }) => (product === undefined ? '–' : percent(product[what]));

const rows: readonly Row[] = [
  ['**children interviewed once**', ({ once }) => `**${percent(once)}**`],
  ['children interviewed twice', ({ twice }) => percent(twice)],
  ['children interviewed three times or oftener', ({ oftener }) => percent(oftener)],
  ['interviews a child', ({ interviewsPerChild }) => interviewsPerChild.toFixed(2)],
  ['sessions a child', ({ sessionsPerChild }) => sessionsPerChild.toFixed(2)],
  ['children with one series in the product', shareOf('oneSeries')],
  ['the same, and nothing found afterwards: what the product calls `SINGLE_SERIES`', shareOf('onceAsFarAsKnown')],
  ['plans and orders not taken', told('turnedAway')],
  ['prevented: redirected', told('redirected')],
  ['prevented: refused', told('refused')],
  ['authorised', told('authorised')],
  ['of these by order of the court', told('ordered')],
  ['held without leave, found afterwards', told('found')],
  ['held without leave, never found', told('neverFound')],
  ['days to the first interview, median / p90', ({ toFirst }) => days(toFirst)],
  ['days to the first one by the AHTJP, median / p90', ({ toAhtjp }) => days(toAhtjp)],
];

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** The table in Markdown: what would have been beside what the product made of it, one column for each share. */
export function tableOf(unchecked: Figures, product: readonly Figures[], shares: readonly number[]): string {
  const heads = shares.map((share) => `${Math.round(share * 100)} %`);
  return [
    line(['officers who go on without asking', 'nobody checks', ...heads]),
    line(['---', ...['', ...heads].map(() => '---:')]),
    ...rows.map(([name, of]) => line([name, of(unchecked), ...product.map(of)])),
    '',
    `Published, children interviewed once: ${vsip.before * 100} % before and ${vsip.after * 100} % under the ${vsip.source}.`,
  ].join('\n');
}

/** How long the same children wait for the AHTJP where nobody checks, by what its interviewers can hold. */
export async function waitsByCapacity(children: readonly SyntheticChild[]): Promise<string> {
  const waits = await Promise.all(capacities.map(async (sessions) => days(figuresOf(await byHabit(children, sessions)).toAhtjp)));
  return [
    line(['sessions a week that the AHTJP can hold, nobody checks', ...capacities.map(String)]),
    line(['---', ...capacities.map(() => '---:')]),
    line(['days to the first interview by the AHTJP, median / p90', ...waits]),
  ].join('\n');
}
