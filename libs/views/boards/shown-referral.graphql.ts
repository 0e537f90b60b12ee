import { PersonalField } from '#access';
import type { Actor, KeyVault } from '#kernel';
import { openPersonal, type PersonalText } from '#platform';
import type { ReferralCard } from './boards.queries.js';

/** The sender sees its referral for good; the receiver sees whom it is about from acceptance to end, before that the offer only. */
const mayKnowChild = ({ fromUnit, toUnit, status }: ReferralCard, actor: Actor) => fromUnit === actor.unit || (toUnit === actor.unit && status === 'ACCEPTED');
/** A receiver that said no, or whose part has ended, keeps its answer and nothing of the offer. */
const mayReadOffer = ({ fromUnit, status }: ReferralCard, actor: Actor) => fromUnit === actor.unit || ['SENT', 'ACCEPTED'].includes(status);

/** Whether the referral is anything to the reader's unit: the unit it is escalated to has to do with it until it is answered. */
export const isOnBoardOf = ({ fromUnit, toUnit, escalatedTo, status }: ReferralCard, { unit }: Actor) =>
  fromUnit === unit || toUnit === unit || (escalatedTo === unit && status === 'SENT');

/** Referrals of the reader's unit as that reader may see them, and the classes that were opened for it. */
export async function shownReferrals(cards: readonly ReferralCard[], actor: Actor, now: Date, vault: KeyVault) {
  const { fields, classes } = await openPersonal(
    vault,
    cards.map((card) => {
      const note = mayKnowChild(card, actor) && card.note !== null ? { note: new PersonalField('case-plan', { at: ['note'], value: card.note }) } : {};
      return { eventId: card.eventId, fields: note };
    }),
  );
  const nodes = cards.map((card, index) => {
    const { cursor: _cursor, eventId: _eventId, referralId, childId, caseId, offer, risk, ...rest } = card;
    const known = mayKnowChild(card, actor);
    const offered = mayReadOffer(card, actor);
    return {
      ...rest,
      id: referralId,
      childId: known ? childId : null,
      caseId: known ? caseId : null,
      offer: offered ? offer : null,
      risk: offered ? risk : null,
      isOverdue: card.status === 'SENT' && card.answerDueAt < now.toISOString(),
      note: (fields[index]?.['note'] as PersonalText | undefined) ?? null,
    };
  });
  return { nodes, classes };
}
