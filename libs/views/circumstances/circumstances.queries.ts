import type { KnownChild, OpenReferral } from '#access';
import type { DataSource } from 'typeorm';

interface ChildRow extends Pick<KnownChild, 'childId' | 'sex'> {
  readonly years: number | null;
  /** ISO date. */
  readonly on: string | null;
}

interface ReferralRow extends Omit<OpenReferral, 'caseId' | 'since'> {
  readonly caseId: string | null;
  readonly since: Date;
}

const childOf = ({ years, on, ...child }: ChildRow): KnownChild => (years === null || on === null ? child : { ...child, age: { years, on } });

const referralOf = ({ caseId, since, ...referral }: ReferralRow): OpenReferral => ({
  ...referral,
  ...(caseId === null ? {} : { caseId }),
  since: since.toISOString(),
});

/** What is known of these children (UUIDs) in codes, and their open referrals, the latest first. */
export async function circumstancesOf(database: DataSource, childIds: readonly string[]) {
  const [children, referrals] = await Promise.all([
    database.query<ChildRow[]>(
      `SELECT child_id AS "childId", sex, age_years AS years, to_char(age_as_of, 'YYYY-MM-DD') AS "on"
         FROM known_child WHERE child_id = ANY ($1::uuid[]) ORDER BY child_id`,
      [childIds],
    ),
    database.query<ReferralRow[]>(
      `SELECT referral_id AS "referralId", child_id AS "childId", case_id AS "caseId", from_unit AS "fromUnit", to_unit AS "toUnit", kind, status, offer, since
         FROM open_referral WHERE child_id = ANY ($1::uuid[]) ORDER BY since DESC, referral_id`,
      [childIds],
    ),
  ]);
  return { children: children.map(childOf), openReferrals: referrals.map(referralOf) };
}
