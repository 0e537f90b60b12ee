import { Inject, type Type } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { levelOf, mayBeReleasedTo } from '#access';
import { type Actor, dayOf } from '#kernel';
import { CurrentActor, knownId, READING_DESK, type ReadingDesk, type SchemaTypes } from '#platform';
import { outlookOf } from './outlook.queries.js';
import { outlookTypes } from './outlook-types.graphql.js';
import { shownOutlook } from './shown.graphql.js';

/** What exists before anyone asks the child: no content, only what makes asking again needless. */
export function outlookResolvers(types: SchemaTypes): readonly Type[] {
  const { InterviewOutlook } = outlookTypes(types);

  @Resolver()
  class OutlookResolver {
    constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

    @Query(() => InterviewOutlook, { nullable: true, description: 'Ask this before you ask the child. Null where the child is not yours to ask about.' })
    async interviewOutlook(
      @CurrentActor() actor: Actor,
      @Args('childId', { type: () => ID }) given: string,
      @Args('atLeast', { type: () => String, nullable: true }) position?: string | null,
    ) {
      await this.desk.atLeast(position);
      const childId = knownId(given);
      const relations = childId === undefined ? [] : ((await this.desk.relationsTo(actor, [childId])).get(childId) ?? []);
      const level = levelOf(actor, 'interview-summary', relations);
      const outcome = level === 'none' ? 'refused' : 'granted';
      await this.desk.log(actor, [{ operation: 'interviewOutlook', outcome, subjects: childId === undefined ? [] : [childId] }]);
      if (level === 'none' || childId === undefined) return null;
      const looker = {
        unit: actor.unit,
        level,
        recordings: levelOf(actor, 'interview-recording', relations),
        mayAskForRecordings: mayBeReleasedTo(actor.role),
        today: dayOf({ value: this.desk.now().toISOString(), precision: 'DAY' }),
      };
      return { childId, ...shownOutlook(await outlookOf(this.desk.database, childId), looker) };
    }
  }
  return [OutlookResolver];
}
