import type { DataClass, Role } from '#kernel';

/**
 * Who may see what, written down by hand from "Who may see what" in the product's rules on confidentiality, cell by cell,
 * so that the policy in the code is compared with it and not with itself.
 *
 * F full · P partial · M milestone only · - nothing.
 * Columns: how the reader's unit (or its province) stands to the child. `part` is no standing to the child: the unit is
 * named in that one entry, as the referral's sender, the place's provider or a participant. Nor is `released`: the
 * recording that the entry tells of is released to the unit today. Own entries are not in the
 * table: whoever wrote an entry sees it whole ("F own"), in every class and role.
 * A cell of the rules without a condition ("F", "M") means: for the children whom that role has to do with in its usual
 * way, which is its own case for the police, its province for AHTJP and DoSVY, the accepted referral for an NGO.
 * An accepted referral makes the child the receiver's own, as far as its role goes.
 */
const table = {
  // "F own" of the hotline: its own entry. The province's police see only what the reporter is to the child.
  'reporter-identity': `
                      prov  reg   case  lead  court offer accpt ended client exam  part  rel
    hotline-operator  -     -     -     -     -     -     -     -     -      -     -     -
    police-district   -     -     -     -     -     -     -     -     -      -     -     -
    ahtjp-provincial  P     -     P     -     -     -     P     -     -      -     -     -
    forensic-doctor   -     -     -     -     -     -     -     -     -      -     -     -
    dosvy             -     -     -     -     -     -     -     -     -      -     -     -
    ngo               -     -     -     -     -     -     -     -     -      -     -     -
    court-liaison     -     -     -     -     -     -     -     -     -      -     -     -
    lawyer            -     -     -     -     -     -     -     -     -      -     -     -
    me-analyst        -     -     -     -     -     -     -     -     -      -     -     -
    privacy-officer   -     -     -     -     -     -     -     -     -      -     -     -`,

  // Having registered a child opens no later entry of others: identity opens on acceptance, and own entries stay.
  'child-identity': `
                      prov  reg   case  lead  court offer accpt ended client exam  part  rel
    hotline-operator  -     P     P     -     -     -     -     -     -      -     -     -
    police-district   -     -     F     -     -     -     F     -     -      -     -     -
    ahtjp-provincial  F     -     F     -     -     -     F     -     -      -     -     -
    forensic-doctor   -     -     -     -     -     -     -     -     -      F     -     -
    dosvy             F     -     -     -     -     -     F     -     -      -     -     -
    ngo               -     -     -     -     -     -     F     -     -      -     -     -
    court-liaison     -     -     -     -     F     -     -     -     -      -     -     -
    lawyer            -     -     -     -     -     -     -     -     F      -     -     -
    me-analyst        -     -     -     -     -     -     -     -     -      -     -     -
    privacy-officer   -     -     -     -     -     -     -     -     -      -     -     -`,

  // "When released to it", "by order": a release is an act of its own and no standing; it is of one recording, until a day.
  'interview-recording': `
                      prov  reg   case  lead  court offer accpt ended client exam  part  rel
    hotline-operator  -     -     -     -     -     -     -     -     -      -     -     -
    police-district   -     -     M     -     -     -     M     -     -      -     -     F
    ahtjp-provincial  -     -     -     F     -     -     -     -     -      -     -     F
    forensic-doctor   -     -     -     -     -     -     -     -     -      -     -     -
    dosvy             M     -     -     -     -     -     M     -     -      -     -     -
    ngo               -     -     -     -     -     -     -     -     -      -     -     -
    court-liaison     -     -     -     -     F     -     -     -     -      -     -     -
    lawyer            -     -     -     -     -     -     -     -     -      -     -     F
    me-analyst        -     -     -     -     -     -     -     -     -      -     -     -
    privacy-officer   -     -     -     -     -     -     -     -     -      -     -     -`,

  // Who took part learns of that session what its role may learn of any; an NGO only while it has the child ("P after accept").
  'interview-summary': `
                      prov  reg   case  lead  court offer accpt ended client exam  part  rel
    hotline-operator  -     -     -     -     -     -     -     -     -      -     -     -
    police-district   -     -     M     -     -     -     M     -     -      -     M     -
    ahtjp-provincial  F     -     F     -     -     -     F     -     -      -     F     -
    forensic-doctor   -     -     -     -     -     -     -     -     -      M     M     -
    dosvy             F     -     -     -     -     -     F     -     -      -     F     -
    ngo               -     -     -     -     -     -     P     -     -      -     -     -
    court-liaison     -     -     -     -     F     -     -     -     -      -     F     -
    lawyer            -     -     -     -     -     -     -     -     F      -     -     -
    me-analyst        -     -     -     -     -     -     -     -     -      -     -     -
    privacy-officer   -     -     -     -     -     -     -     -     -      -     -     -`,

  // "In charge": the provincial unit whose case it is, or that leads the interviews of it.
  'forensic-certificate': `
                      prov  reg   case  lead  court offer accpt ended client exam  part  rel
    hotline-operator  -     -     -     -     -     -     -     -     -      -     -     -
    police-district   -     -     -     -     -     -     -     -     -      -     -     -
    ahtjp-provincial  -     -     F     F     -     -     -     -     -      -     -     -
    forensic-doctor   -     -     -     -     -     -     -     -     -      F     -     -
    dosvy             M     -     -     -     -     -     M     -     -      -     -     -
    ngo               -     -     -     -     -     -     -     -     -      -     -     -
    court-liaison     -     -     -     -     F     -     -     -     -      -     -     -
    lawyer            -     -     -     -     -     -     -     -     F      -     -     -
    me-analyst        -     -     -     -     -     -     -     -     -      -     -     -
    privacy-officer   -     -     -     -     -     -     -     -     -      -     -     -`,

  // "F own" of an NGO: the entry that names it as provider. Police never.
  'shelter-address': `
                      prov  reg   case  lead  court offer accpt ended client exam  part  rel
    hotline-operator  -     -     -     -     -     -     -     -     -      -     -     -
    police-district   -     -     -     -     -     -     -     -     -      -     -     -
    ahtjp-provincial  -     -     -     -     -     -     -     -     -      -     -     -
    forensic-doctor   -     -     -     -     -     -     -     -     -      -     -     -
    dosvy             F     -     -     -     -     -     F     -     -      -     F     -
    ngo               -     -     -     -     -     -     -     -     -      -     F     -
    court-liaison     -     -     -     -     -     -     -     -     -      -     -     -
    lawyer            -     -     -     -     -     -     -     -     -      -     -     -
    me-analyst        -     -     -     -     -     -     -     -     -      -     -     -
    privacy-officer   -     -     -     -     -     -     -     -     -      -     -     -`,

  // "F own part": entries that name it. The police, too, see what became of a referral that they sent.
  'case-plan': `
                      prov  reg   case  lead  court offer accpt ended client exam  part  rel
    hotline-operator  -     -     -     -     -     -     -     -     -      -     -     -
    police-district   -     -     -     -     -     -     -     -     -      -     F     -
    ahtjp-provincial  -     -     -     -     -     -     -     -     -      -     F     -
    forensic-doctor   -     -     -     -     -     -     -     -     -      -     -     -
    dosvy             F     -     -     -     -     -     F     -     -      -     F     -
    ngo               -     -     -     -     -     -     -     -     -      -     F     -
    court-liaison     -     -     -     -     M     -     -     -     -      -     M     -
    lawyer            -     -     -     -     -     -     -     -     M      -     M     -
    me-analyst        -     -     -     -     -     -     -     -     -      -     -     -
    privacy-officer   -     -     -     -     -     -     -     -     -      -     -     -`,

  'juvenile-suspect': `
                      prov  reg   case  lead  court offer accpt ended client exam  part  rel
    hotline-operator  -     -     -     -     -     -     -     -     -      -     -     -
    police-district   -     -     F     -     -     -     -     -     -      -     -     -
    ahtjp-provincial  F     -     F     -     -     -     F     -     -      -     -     -
    forensic-doctor   -     -     -     -     -     -     -     -     -      -     -     -
    dosvy             F     -     -     -     -     -     F     -     -      -     -     -
    ngo               -     -     -     -     -     -     F     -     -      -     -     -
    court-liaison     -     -     -     -     F     -     -     -     -      -     -     -
    lawyer            -     -     -     -     -     -     -     -     F      -     -     -
    me-analyst        -     -     -     -     -     -     -     -     -      -     -     -
    privacy-officer   -     -     -     -     -     -     -     -     -      -     -     -`,

  // "M+charge" of AHTJP is P: the milestone and the coded charge.
  charges: `
                      prov  reg   case  lead  court offer accpt ended client exam  part  rel
    hotline-operator  -     -     -     -     -     -     -     -     -      -     -     -
    police-district   -     -     M     -     -     -     M     -     -      -     -     -
    ahtjp-provincial  P     -     P     -     -     -     P     -     -      -     -     -
    forensic-doctor   -     -     -     -     -     -     -     -     -      -     -     -
    dosvy             M     -     -     -     -     -     M     -     -      -     -     -
    ngo               -     -     -     -     -     -     M     -     -      -     -     -
    court-liaison     -     -     -     -     F     -     -     -     -      -     -     -
    lawyer            -     -     -     -     -     -     -     -     F      -     -     -
    me-analyst        -     -     -     -     -     -     -     -     -      -     -     -
    privacy-officer   -     -     -     -     -     -     -     -     -      -     -     -`,
} satisfies Record<DataClass, string>;

/** The columns, in their order, by the names that the product uses. */
export const columns = [
  'own-province',
  'registered',
  'own-case',
  'lead-team',
  'court-case',
  'referral-offered',
  'referral-accepted',
  'referral-ended',
  'client',
  'own-exam',
  'part',
  'released',
] as const;
export type Column = (typeof columns)[number];

const letters = { F: 'full', P: 'partial', M: 'milestone', '-': 'none' } as const;
export type ExpectedLevel = (typeof letters)[keyof typeof letters];

export interface Cell {
  readonly dataClass: DataClass;
  readonly role: Role;
  readonly column: Column;
  readonly level: ExpectedLevel;
}

function rowCells(dataClass: DataClass, line: string): readonly Cell[] {
  const [role, ...marks] = line.trim().split(/\s+/);
  if (marks.length !== columns.length) throw new Error(`the row of ${role} in ${dataClass} has ${marks.length} cells`);
  return columns.map((column, index) => ({ dataClass, role: role as Role, column, level: letters[marks[index] as keyof typeof letters] }));
}

/** Every cell of the table. */
export const cells: readonly Cell[] = Object.entries(table).flatMap(([dataClass, text]) =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .flatMap((line) => rowCells(dataClass as DataClass, line)),
);
