import { Inject, type Type } from '@nestjs/common';
import { Args, ArgsType, Field, ID, ObjectType, Query, registerEnumType, Resolver } from '@nestjs/graphql';
import { Offer, ReferralKind, referralStatuses } from '#contracts/referrals';
import { Risk } from '#contracts/vocabulary';
import type { Actor } from '#kernel';
import {
  type Connection,
  connection,
  connectionType,
  CurrentActor,
  PageArguments,
  pageOf,
  READING_DESK,
  type ReadingDesk,
  type SchemaTypes,
} from '#platform';
import { overdue, type ReferralCard, sentBy, takenOn, waitingFor } from './boards.queries.js';

const boards = { waitingFor, sentBy, overdue, takenOn } as const;

enum ReferralBoard {
  WAITING_FOR_MY_UNIT = 'waitingFor',
  SENT_BY_MY_UNIT = 'sentBy',
  OVERDUE = 'overdue',
  TAKEN_ON = 'takenOn',
}
registerEnumType(ReferralBoard, {
  name: 'ReferralBoard',
  valuesMap: {
    WAITING_FOR_MY_UNIT: { description: 'Sent to my unit and not answered: offers without a name.' },
    SENT_BY_MY_UNIT: { description: 'Sent by my unit, whatever became of them.' },
    OVERDUE: { description: 'Sent by or to my unit and not answered in time.' },
    TAKEN_ON: { description: 'Accepted by my unit and not ended.' },
  },
});

const ReferralStatus = Object.fromEntries(referralStatuses.map((status) => [status, status]));
registerEnumType(ReferralStatus, { name: 'ReferralStatus' });

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

    @Field(() => types.enumOf(Risk))
    risk!: string;

    @Field(() => ReferralStatus)
    status!: string;

    @Field(() => OfferType)
    offer!: unknown;

    @Field(() => String)
    sentAt!: string;

    @Field(() => String)
    answerDueAt!: string;

    @Field(() => Boolean, { description: 'Not answered, and the time for it is over.' })
    isOverdue!: boolean;

    @Field(() => String, { nullable: true })
    answeredAt!: string | null;

    @Field(() => String, { nullable: true })
    endedAt!: string | null;

    @Field(() => String, { nullable: true, description: 'Code of the decline, the revocation or the outcome.' })
    reason!: string | null;
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
      const edges = found.entries.map((card) => ({ cursor: card.cursor, node: shown(card, actor, now) }));
      await this.desk.log(actor, [{ operation: 'referrals', outcome: 'granted', subjects: edges.map(({ node }) => node.id) }]);
      return connection(edges, found.hasMore);
    }
  }

  function shown({ cursor: _cursor, referralId, childId, ...card }: ReferralCard, actor: Actor, now: Date): Referral {
    const mayKnowChild = card.fromUnit === actor.unit || card.status === 'ACCEPTED';
    return {
      ...card,
      id: referralId,
      childId: mayKnowChild ? childId : null,
      caseId: mayKnowChild ? card.caseId : null,
      isOverdue: card.status === 'SENT' && card.answerDueAt < now.toISOString(),
    };
  }
  return [BoardResolver];
}
