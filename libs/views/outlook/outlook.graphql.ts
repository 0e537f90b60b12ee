import { Inject, type Type } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { levelOf, mayBeReleasedTo } from '#access';
import { type Actor, dayAt } from '#kernel';
import { CurrentActor, knownId, READING_DESK, type ReadingDesk, type SchemaTypes } from '#platform';
import { outlookOf } from './outlook.queries.js';
import { outlookTypes } from './outlook-types.graphql.js';
import { shownOutlook } from './shown.graphql.js';

/** What exists before anyone asks the child: no content, only what makes asking again needless. */
export function outlookResolvers(types: SchemaTypes): readonly Type[] {
  const { InterviewOutlook, Topic, Purpose } = outlookTypes(types);

  @Resolver()
  class OutlookResolver {
    constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

    @Query(() => InterviewOutlook, { nullable: true, description: 'Ask this before you ask the child. Null where the child is not yours to ask about.' })
    async interviewOutlook(
      @CurrentActor() actor: Actor,
      @Args('childId', { type: () => ID }) given: string,
      @Args('purpose', { type: () => Purpose, nullable: true, description: 'What you want to ask the child for; it is logged.' }) purpose?: string | null,
      @Args('topics', { type: () => [Topic], nullable: true, description: 'What you want to ask about.' }) topics?: string[] | null,
      @Args('atLeast', { type: () => String, nullable: true }) position?: string | null,
    ) {
      await this.desk.atLeast(position);
      const childId = knownId(given);
      const relations = childId === undefined ? [] : ((await this.desk.relationsTo(actor, [childId])).get(childId) ?? []);
      const level = levelOf(actor, 'interview-summary', relations);
      const subjects = childId === undefined ? [] : [childId];
      const detail = purpose === null || purpose === undefined ? [] : [purpose];
      await this.desk.log(actor, [{ operation: 'interviewOutlook', outcome: level === 'none' ? 'refused' : 'granted', subjects, detail }]);
      if (level === 'none' || childId === undefined) return null;
      const looker = {
        unit: actor.unit,
        level,
        recordings: levelOf(actor, 'interview-recording', relations),
        mayAskForRecordings: mayBeReleasedTo(actor.role),
        knowsCourts: ['full', 'partial'].includes(levelOf(actor, 'charges', relations)),
        today: dayAt(this.desk.now()),
      };
      const intent = { role: actor.role, purpose: purpose ?? undefined, topics: topics ?? [] };
      return { childId, ...shownOutlook(await outlookOf(this.desk.database, childId), looker, intent) };
    }
  }
  return [OutlookResolver];
}
