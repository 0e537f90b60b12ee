import type { DataSource } from 'typeorm';
import type { FiguresScope } from '#access';
import type { Unit } from '#contracts/vocabulary';
import { counted } from './counted-rows.queries.js';
import type { InterviewMeasure } from './interview-measures.js';

/** What figures are counted over: days by what happened, both included (ISO, in Phnom Penh), and within whose work. */
export interface CountedOver {
  readonly from: string;
  readonly until: string;
  readonly scope: FiguresScope;
  /** Each unit once, for its agency. */
  readonly units: readonly Pick<Unit, 'id' | 'agency'>[];
  readonly province?: string | undefined;
  readonly agency?: string | undefined;
  readonly unit?: string | undefined;
}

/** What figures are told apart by. */
export type Grouping = 'NONE' | 'PROVINCE' | 'AGENCY' | 'UNIT';

/** What was counted for one measure, or one code of it, in one group. */
export interface Tally {
  readonly measure: InterviewMeasure;
  readonly part: string | null;
  /** The group's province, agency or unit; null where it has none, or all are one group. */
  readonly key: string | null;
  readonly counted: number;
  readonly counting: number;
  readonly amount: number;
  readonly median: number;
  readonly percentile90: number;
}

/** One thing that was counted, with the child it is about. */
export interface CountedRow {
  readonly rowId: string;
  readonly childId: string;
  readonly caseId: string | null;
  readonly seriesId: string;
  /** ISO date. */
  readonly day: string;
  readonly counts: boolean;
  readonly amount: number;
}

const within: Readonly<Record<FiguresScope['extent'], string>> = {
  'own-unit': 'unit = $3',
  'own-province': 'province = $3',
  'own-court': 'case_id IN (SELECT case_id FROM measured_court WHERE court_unit = $3)',
  everywhere: '$3::text IS NULL',
};

const grouped: Readonly<Record<Grouping, string>> = { NONE: 'NULL::text', PROVINCE: 'province', AGENCY: 'agency', UNIT: 'unit' };

/** Rows of `counted` that were asked for, as `chosen`; the first eight parameters. */
const chosen = (extent: FiguresScope['extent']) => `
  chosen AS (
    SELECT counted.*, agency
      FROM counted LEFT JOIN unnest($4::text[], $5::text[]) AS directory(id, agency) ON directory.id = unit
     WHERE day BETWEEN $1::date AND $2::date AND ${within[extent]}
       AND ($6::text IS NULL OR province = $6) AND ($7::text IS NULL OR agency = $7) AND ($8::text IS NULL OR unit = $8))`;

const parameters = ({ from, until, scope, units, province, agency, unit }: CountedOver) => [
  from,
  until,
  scope.extent === 'everywhere' ? null : scope.of,
  units.map(({ id }) => id),
  units.map((one) => one.agency),
  province ?? null,
  agency ?? null,
  unit ?? null,
];

/** All measures at once; what nothing was counted for is not among them. */
export const talliesOf = (database: DataSource, over: CountedOver, by: Grouping): Promise<readonly Tally[]> =>
  database.query<Tally[]>(
    `WITH ${counted()}, ${chosen(over.scope.extent)}
     SELECT measure, part, ${grouped[by]} AS key, count(*)::int AS counted, (count(*) FILTER (WHERE counts))::int AS counting, sum(amount)::int AS amount,
            percentile_disc(0.5) WITHIN GROUP (ORDER BY amount) AS median, percentile_disc(0.9) WITHIN GROUP (ORDER BY amount) AS "percentile90"
       FROM chosen GROUP BY 1, 2, 3 ORDER BY 3 NULLS LAST`,
    parameters(over),
  );

/** What one measure was counted from, by day. */
export const countedRowsOf = (database: DataSource, over: CountedOver, measure: InterviewMeasure, part: string | null): Promise<readonly CountedRow[]> =>
  database.query<CountedRow[]>(
    `WITH ${counted([measure])}, ${chosen(over.scope.extent)}
     SELECT row_id AS "rowId", child_id AS "childId", case_id AS "caseId", series_id AS "seriesId", to_char(day, 'YYYY-MM-DD') AS day, counts, amount
       FROM chosen WHERE part IS NOT DISTINCT FROM $9::text ORDER BY day, row_id`,
    [...parameters(over), part],
  );
