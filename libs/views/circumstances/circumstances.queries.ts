import type { KnownChild, KnownReferral, KnownSuspect } from '#access';
import type { DataSource } from 'typeorm';

interface ChildRow extends Pick<KnownChild, 'childId' | 'sex'> {
  readonly years: number | null;
  /** ISO date. */
  readonly on: string | null;
}

interface ReferralRow extends Omit<KnownReferral, 'caseId' | 'answeredAt' | 'endedAt'> {
  readonly caseId: string | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
}

const childOf = ({ years, on, ...child }: ChildRow): KnownChild => (years === null || on === null ? child : { ...child, age: { years, on } });

const referralOf = ({ caseId, answeredAt, endedAt, ...referral }: ReferralRow): KnownReferral => ({
  ...referral,
  ...(caseId === null ? {} : { caseId }),
  ...(answeredAt === null ? {} : { answeredAt: answeredAt.toISOString() }),
  ...(endedAt === null ? {} : { endedAt: endedAt.toISOString() }),
});

/** What is known of these children (UUIDs) in codes, what suspects are to them, and their referrals, those answered last first. */
export async function circumstancesOf(database: DataSource, childIds: readonly string[]) {
  const [children, referrals, suspects] = await Promise.all([
    database.query<ChildRow[]>(
      `SELECT child_id AS "childId", sex, age_years AS years, to_char(age_as_of, 'YYYY-MM-DD') AS "on"
         FROM known_child WHERE child_id = ANY ($1::uuid[]) ORDER BY child_id`,
      [childIds],
    ),
    database.query<ReferralRow[]>(
      `SELECT referral_id AS "referralId", child_id AS "childId", case_id AS "caseId", from_unit AS "fromUnit", to_unit AS "toUnit", kind, status, offer, answered_at AS "answeredAt", ended_at AS "endedAt"
         FROM known_referral WHERE child_id = ANY ($1::uuid[]) ORDER BY answered_at DESC NULLS FIRST, referral_id`,
      [childIds],
    ),
    database.query<KnownSuspect[]>(
      'SELECT child_id AS "childId", relation FROM known_suspect WHERE child_id = ANY ($1::uuid[]) ORDER BY child_id, suspect_id',
      [childIds],
    ),
  ]);
  return { children: children.map(childOf), referrals: referrals.map(referralOf), suspects };
}
