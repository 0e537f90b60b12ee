import type { DataSource } from 'typeorm';
import type { Sealed } from '#kernel';

/** The number under which another system knows the child; the value is bound to its event's field `value`. */
export interface CardIdentifier {
  readonly eventId: string;
  readonly system: string;
  readonly value: Sealed;
}

/** Who a child is. Sealed fields are bound to `eventId`, each to the field of its own name. */
export interface ChildCard {
  readonly childId: string;
  readonly eventId: string;
  readonly sex: string;
  /** Completed years on the day `ageAsOf` (ISO). */
  readonly ageYears: number | null;
  readonly ageAsOf: string | null;
  readonly districtCode: string | null;
  readonly nameKhmer: Sealed | null;
  readonly nameLatin: Sealed | null;
  readonly birthDate: Sealed | null;
  readonly village: Sealed | null;
  readonly phone: Sealed | null;
  readonly identifiers: readonly CardIdentifier[];
}

/** The cards of these children, in no order; a child that nobody registered has none. */
export const childCards = (database: DataSource, childIds: readonly string[]): Promise<readonly ChildCard[]> =>
  database.query<ChildCard[]>(
    `SELECT child_id AS "childId", event_id AS "eventId", sex, age_years AS "ageYears", age_as_of AS "ageAsOf",
            district_code AS "districtCode", name_khmer AS "nameKhmer", name_latin AS "nameLatin",
            birth_date AS "birthDate", village, phone,
            coalesce((SELECT json_agg(json_build_object('eventId', i.event_id, 'system', i.system, 'value', i.value) ORDER BY i.position)
                        FROM child_identifier i WHERE i.child_id = c.child_id), '[]') AS identifiers
       FROM child_card c
      WHERE child_id = ANY ($1::uuid[])`,
    [childIds],
  );
