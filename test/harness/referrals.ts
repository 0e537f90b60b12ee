import type { User } from './graphql-client.js';

interface PersonalText {
  readonly state: string;
  readonly value: string | null;
}

export interface SeenReferral {
  readonly id: string;
  readonly childId: string | null;
  readonly caseId: string | null;
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly risk: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly sentAt: string;
  readonly answeredAt: string | null;
  readonly note: PersonalText | null;
  readonly offer: Readonly<Record<string, unknown>> | null;
}

export type Board = 'WAITING_FOR_MY_UNIT' | 'SENT_BY_MY_UNIT' | 'OVERDUE' | 'ESCALATED_TO_MY_UNIT' | 'TAKEN_ON';

const fields = `id childId caseId fromUnit toUnit risk status reason sentAt answeredAt note { state value }
  offer { sex ageBand districtCode concerns needs bedNeeded voluntaryStay }`;

/** A unit's referral board, first page. */
export async function boardOf(user: User, board: Board): Promise<readonly SeenReferral[]> {
  const { referrals } = await user.query<{ referrals: { edges: readonly { node: SeenReferral }[] } }>(
    `query ($board: ReferralBoard!) { referrals(board: $board) { edges { node { ${fields} } } } }`,
    { board },
  );
  return referrals.edges.map(({ node }) => node);
}

/** One referral as this user is shown it; null where it is nothing to them. */
export async function referralFor(user: User, id: string): Promise<SeenReferral | null> {
  const { referral } = await user.query<{ referral: SeenReferral | null }>(`query ($id: ID!) { referral(id: $id) { ${fields} } }`, { id });
  return referral;
}
