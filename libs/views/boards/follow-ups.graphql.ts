import { Inject, type Type } from '@nestjs/common';
import { Args, ArgsType, Field, ID, ObjectType, Query, registerEnumType, Resolver } from '@nestjs/graphql';
import { levelOf } from '#access';
import { MissedReason } from '#contracts/care';
import { Visit } from '#contracts/vocabulary';
import { type Actor, dayAt } from '#kernel';
import { type Connection, connection, connectionType, CurrentActor, PageArguments, pageOf, READING_DESK, type ReadingDesk, type SchemaTypes } from '#platform';
import { visitsEscalatedTo, visitsOverdue, visitsOwedBy } from './follow-ups.queries.js';

const boards = { visitsOwedBy, visitsOverdue, visitsEscalatedTo } as const;

enum FollowUpBoard {
  OWED_BY_MY_UNIT = 'visitsOwedBy',
  OVERDUE = 'visitsOverdue',
  ESCALATED_TO_MY_UNIT = 'visitsEscalatedTo',
}
registerEnumType(FollowUpBoard, {
  name: 'FollowUpBoard',
  valuesMap: {
    OWED_BY_MY_UNIT: { description: 'Visits that my unit owes and has not made, the next due first.' },
    OVERDUE: { description: 'Of these, those whose day is over.' },
    ESCALATED_TO_MY_UNIT: { description: 'Visits of others, not made long after they were due, and yours to see to.' },
  },
});

@ArgsType()
class FollowUpArguments extends PageArguments {
  @Field(() => FollowUpBoard)
  board!: FollowUpBoard;

  @Field(() => String, { nullable: true, description: 'Wait until this place in the log is shown.' })
  atLeast?: string | null;
}

/** The boards of visits that are owed to children who went home. */
export function followUpResolvers(types: SchemaTypes): readonly Type[] {
  @ObjectType({ description: 'A follow-up visit that is owed to a child who went home, and was not made.' })
  class FollowUpVisit {
    @Field(() => ID, { nullable: true, description: 'Null where your unit may not know of the child.' })
    childId!: string | null;

    @Field(() => types.enumOf(Visit))
    visit!: string;

    @Field(() => String, { description: 'Day on which it is due.' })
    dueOn!: string;

    @Field(() => String, { description: 'Unit that owes it.' })
    ownerUnit!: string;

    @Field(() => Boolean, { description: 'The day on which it was due is over.' })
    isOverdue!: boolean;

    @Field(() => types.enumOf(MissedReason), { nullable: true, description: 'Why it was missed, where the owner said so.' })
    missedReason!: string | null;

    @Field(() => String, { nullable: true, description: 'When the product noted that it is overdue.' })
    overdueNotedAt!: string | null;

    @Field(() => String, { nullable: true, description: 'The unit that is told then.' })
    escalatedTo!: string | null;
  }
  const FollowUpVisitConnection = connectionType('FollowUpVisit', FollowUpVisit);

  @Resolver()
  class FollowUpResolver {
    constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

    @Query(() => FollowUpVisitConnection, { description: 'Follow-up visits that are owed.' })
    async followUpVisits(@CurrentActor() actor: Actor, @Args() { board, atLeast, ...asked }: FollowUpArguments): Promise<Connection<FollowUpVisit>> {
      const { size, after } = pageOf(asked);
      await this.desk.atLeast(atLeast);
      const today = dayAt(this.desk.now());
      const found = await boards[board](this.desk.database, { unit: actor.unit, today, first: size, after });
      const childIds = found.entries.map(({ childId }) => childId);
      const standing = await this.desk.relationsTo(actor, childIds);
      await this.desk.log(actor, [{ operation: 'followUpVisits', outcome: 'granted', subjects: childIds, detail: ['case-plan'] }]);
      const edges = found.entries.map(({ cursor, childId, ...card }) => {
        const known = card.ownerUnit === actor.unit || levelOf(actor, 'case-plan', standing.get(childId) ?? []) === 'full';
        return { cursor, node: { ...card, childId: known ? childId : null } };
      });
      return connection(edges, found.hasMore);
    }
  }
  return [FollowUpResolver];
}
