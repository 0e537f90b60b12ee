import type { Actor, Role } from '#kernel';

/** Whose work the figures of a role are about: its unit's, its province's, that of cases before its court, or everybody's. */
type Extent = 'own-unit' | 'own-province' | 'own-court' | 'everywhere';

interface Row {
  readonly of: Extent;
  /** Whether it may go down to the children behind a figure, as far as each of them stands to it. */
  readonly cases: boolean;
}

/** Who may see which figures. What is not written here is not seen. */
const figuresTable: Readonly<Partial<Record<Role, Row>>> = {
  'police-district': { of: 'own-unit', cases: true },
  'ahtjp-provincial': { of: 'own-province', cases: true },
  dosvy: { of: 'own-province', cases: true },
  ngo: { of: 'own-unit', cases: true },
  'court-liaison': { of: 'own-court', cases: true },
  // Counts whole, and knows no child.
  'me-analyst': { of: 'everywhere', cases: false },
};

/** What an actor's figures are counted over; `of` is the unit's id or the province's code. */
export type FiguresScope =
  | { readonly extent: Exclude<Extent, 'everywhere'>; readonly of: string; readonly cases: boolean }
  | { readonly extent: 'everywhere'; readonly cases: boolean };

/** Undefined for who may see no figures, among them offices for the whole country of a role that sees its own province's. */
export function figuresScope({ role, unit, province }: Actor): FiguresScope | undefined {
  const row = figuresTable[role];
  if (row === undefined) return undefined;
  const { of: extent, cases } = row;
  if (extent === 'everywhere') return { extent, cases };
  const of = extent === 'own-province' ? province : unit;
  return of === undefined ? undefined : { extent, of, cases };
}
