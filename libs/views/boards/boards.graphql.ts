import { Inject, type Type } from '@nestjs/common';
import { Args, ArgsType, Field, ID, ObjectType, Query, registerEnumType, Resolver } from '@nestjs/graphql';
import { Offer, ReferralKind, ReferralStatus } from '#contracts/referrals';
import { Risk } from '#contracts/vocabulary';
import type { Actor } from '#kernel';
import {
  type Connection,
  connection,
  connectionType,
  CurrentActor,
  knownId,
  PageArguments,
  pageOf,
  PersonalText,
  READING_DESK,
  type ReadingDesk,
  type SchemaTypes,
} from '#platform';
import { escalatedTo, overdue, referralById, sentBy, takenOn, waitingFor } from './boards.queries.js';
import { followUpResolvers } from './follow-ups.graphql.js';
import { requestResolvers } from './requests.graphql.js';
import { isOnBoardOf, shownReferrals } from './shown-referral.graphql.js';

const boards = { waitingFor, sentBy, overdue, escalatedTo, takenOn } as const;

enum ReferralBoard {
  WAITING_FOR_MY_UNIT = 'waitingFor',
  SENT_BY_MY_UNIT = 'sentBy',
  OVERDUE = 'overdue',
  ESCALATED_TO_MY_UNIT = 'escalatedTo',
  TAKEN_ON = 'takenOn',
}
registerEnumType(ReferralBoard, {
  name: 'ReferralBoard',
  valuesMap: {
    WAITING_FOR_MY_UNIT: { description: 'Sent to my unit and not answered: offers without a name.' },
    SENT_BY_MY_UNIT: { description: 'Sent by my unit, whatever became of them.' },
    OVERDUE: { description: 'Sent by or to my unit and not answered in time.' },
    ESCALATED_TO_MY_UNIT: { description: 'Not answered long after the reminder, and yours to see to: offers without a name.' },
    TAKEN_ON: { description: 'Accepted by my unit and not ended.' },
  },
});

@ArgsType()
class BoardArguments extends PageArguments {
  @Field(() => ReferralBoard)
  board!: ReferralBoard;

  @Field(() => String, { nullable: true, description: 'Wait until this place in the log is shown.' })
  atLeast?: string | null;
}

/** The referral boards of a unit. A receiver that has not accepted sees the offer and no child. */
export function boardsResolvers(types: SchemaTypes): readonly Type[] {
  const OfferType = types.detail('Offer', Offer.shape);

  @ObjectType({ description: 'A referral as it stands now.' })
  class Referral {
    @Field(() => ID)
    id!: string;

    @Field(() => ID, { nullable: true, description: 'Null for a receiver that has not accepted it, and once it has ended.' })
    childId!: string | null;

    @Field(() => ID, { nullable: true })
    caseId!: string | null;

    @Field(() => String)
    fromUnit!: string;

    @Field(() => String)
    toUnit!: string;

    @Field(() => types.enumOf(ReferralKind))
    kind!: string;

    @Field(() => types.enumOf(Risk), { nullable: true, description: 'Null, like the offer, for a receiver that declined or whose part has ended.' })
    risk!: string | null;

    @Field(() => types.enumOf(ReferralStatus))
    status!: string;

    @Field(() => OfferType, { nullable: true })
    offer!: unknown;

    @Field(() => String)
    sentAt!: string;

    @Field(() => String)
    answerDueAt!: string;

    @Field(() => Boolean, { description: 'Not answered, and the time for it is over.' })
    isOverdue!: boolean;

    @Field(() => String, { nullable: true, description: 'When the receiver was reminded that its answer is late.' })
    remindedAt!: string | null;

    @Field(() => String, { nullable: true, description: 'When it was escalated, still without an answer.' })
    escalatedAt!: string | null;

    @Field(() => String, { nullable: true, description: 'The unit that is told that no answer comes; null also where the directory names none.' })
    escalatedTo!: string | null;

    @Field(() => String, { nullable: true })
    answeredAt!: string | null;

    @Field(() => String, { nullable: true })
    endedAt!: string | null;

    @Field(() => String, { nullable: true, description: 'Code of the decline, the revocation or the outcome.' })
    reason!: string | null;

    @Field(() => PersonalText, { nullable: true, description: 'What the sender wrote to the receiver, who reads it once it has accepted.' })
    note!: PersonalText | null;
  }
  const ReferralConnection = connectionType('Referral', Referral);

  @Resolver()
  class BoardResolver {
    constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

    @Query(() => ReferralConnection, { description: "Your unit's referrals." })
    async referrals(@CurrentActor() actor: Actor, @Args() { board, atLeast, ...asked }: BoardArguments): Promise<Connection<Referral>> {
      const page = pageOf(asked);
      await this.desk.atLeast(atLeast);
      const now = this.desk.now();
      const found = await boards[board](this.desk.database, { unit: actor.unit, now, first: page.size, after: page.after });
      const { nodes, classes } = await shownReferrals(found.entries, actor, now, this.desk.keyVault);
      // What was seen of an offer is found under its child too, whom the reader may not know.
      const subjects = found.entries.flatMap(({ referralId, childId }) => [referralId, childId]);
      await this.desk.log(actor, [{ operation: 'referrals', outcome: 'granted', subjects, detail: classes }]);
      const cursors = found.entries.map(({ cursor }) => cursor);
      return connection(nodes.map((node, index) => ({ node, cursor: cursors[index] ?? '' })), found.hasMore);
    }

    @Query(() => Referral, { nullable: true, description: 'One referral that your unit sent or was sent, or that is escalated to it; null for every other.' })
    async referral(
      @CurrentActor() actor: Actor,
      @Args('id', { type: () => ID }) given: string,
      @Args('atLeast', { type: () => String, nullable: true }) position?: string | null,
    ): Promise<Referral | null> {
      await this.desk.atLeast(position);
      const id = knownId(given);
      const card = id === undefined ? undefined : await referralById(this.desk.database, id);
      const mine = card !== undefined && isOnBoardOf(card, actor) ? [card] : [];
      const { nodes, classes } = await shownReferrals(mine, actor, this.desk.now(), this.desk.keyVault);
      const outcome = nodes.length > 0 ? 'granted' : 'refused';
      await this.desk.log(actor, [{ operation: 'referral', outcome, subjects: [...(id === undefined ? [] : [id]), ...mine.map(({ childId }) => childId)], detail: classes }]);
      return nodes[0] ?? null;
    }
  }
  return [BoardResolver, ...followUpResolvers(types), ...requestResolvers(types)];
}
