import { Inject, type Type } from '@nestjs/common';
import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { levelOf, type Relation } from '#access';
import { InterviewPurpose, InterviewTopic, SafetyTopic } from '#contracts/interviews';
import type { Actor } from '#kernel';
import { CurrentActor, knownId, READING_DESK, type ReadingDesk, type SchemaTypes } from '#platform';
import { outlookOf } from './outlook.queries.js';

/** Whether the reader may know what interviews there are, and what they covered. */
function allowed(actor: Actor, relations: readonly Relation[]) {
  const level = levelOf(actor, 'interview-summary', relations);
  return { exists: level !== 'none', topics: level === 'full' || level === 'partial' };
}

/** What exists before anyone asks the child: no content, only what makes asking again needless. */
export function outlookResolvers(types: SchemaTypes): readonly Type[] {
  const Topic = types.enumOf(InterviewTopic);

  @ObjectType({ description: 'An interview session that was held.' })
  class SessionHeld {
    @Field(() => ID)
    id!: string;

    @Field(() => String)
    heldAt!: string;

    @Field(() => String)
    unit!: string;

    @Field(() => Boolean)
    recorded!: boolean;

    @Field(() => [Topic], { nullable: true, description: 'Null where you may know only that it was held.' })
    topicsCovered!: readonly string[] | null;
  }

  @ObjectType({ description: 'A planned series of interviews: one for each matter.' })
  class InterviewSeries {
    @Field(() => ID)
    id!: string;

    @Field(() => types.enumOf(InterviewPurpose))
    purpose!: string;

    @Field(() => String, { description: 'Whom to turn to.' })
    leadUnit!: string;

    @Field(() => String)
    plannedFor!: string;

    @Field(() => Boolean)
    recording!: boolean;

    @Field(() => [Topic], { nullable: true })
    topics!: readonly string[] | null;

    @Field(() => [SessionHeld])
    sessions!: SessionHeld[];
  }

  @ObjectType({ description: 'Minimal facts asked at the scene; never an interview.' })
  class MinimalFacts {
    @Field(() => String)
    takenAt!: string;

    @Field(() => String)
    unit!: string;

    @Field(() => [types.enumOf(SafetyTopic)], { nullable: true })
    topics!: readonly string[] | null;
  }

  @ObjectType({ description: 'What is there already, before anybody asks the child.' })
  class InterviewOutlook {
    @Field(() => ID)
    childId!: string;

    @Field(() => Int)
    seriesCount!: number;

    @Field(() => Int)
    sessionCount!: number;

    @Field(() => [InterviewSeries])
    series!: InterviewSeries[];

    @Field(() => [MinimalFacts])
    minimalFacts!: MinimalFacts[];

    @Field(() => [Topic], { nullable: true, description: 'All topics that were covered: do not ask the child about them again.' })
    coveredTopics!: readonly string[] | null;
  }

  @Resolver()
  class OutlookResolver {
    constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

    @Query(() => InterviewOutlook, { nullable: true, description: 'Ask this before you ask the child. Null where the child is not yours to ask about.' })
    async interviewOutlook(
      @CurrentActor() actor: Actor,
      @Args('childId', { type: () => ID }) given: string,
      @Args('atLeast', { type: () => String, nullable: true }) position?: string | null,
    ): Promise<InterviewOutlook | null> {
      await this.desk.atLeast(position);
      const childId = knownId(given);
      const relations = childId === undefined ? [] : ((await this.desk.relationsTo(actor, [childId])).get(childId) ?? []);
      const { exists, topics: showTopics } = allowed(actor, relations);
      const outcome = exists ? 'granted' : 'refused';
      await this.desk.log(actor, [{ operation: 'interviewOutlook', outcome, subjects: childId === undefined ? [] : [childId] }]);
      if (!exists || childId === undefined) return null;
      const { series, minimalFacts } = await outlookOf(this.desk.database, childId);
      const sessions = series.flatMap((one) => one.sessions);
      const topicsOr = (topics: readonly string[]) => (showTopics ? topics : null);
      return {
        childId,
        seriesCount: series.length,
        sessionCount: sessions.length,
        coveredTopics: topicsOr([...new Set(sessions.flatMap(({ topicsCovered }) => topicsCovered))].sort()),
        series: series.map(({ seriesId, purpose, leadUnit, plannedFor, recording, topics, sessions: held }) => ({
          id: seriesId,
          purpose,
          leadUnit,
          plannedFor,
          recording,
          topics: topicsOr(topics),
          sessions: held.map(({ eventId, heldAt, unit, recorded, topicsCovered }) => ({
            id: eventId,
            heldAt,
            unit,
            recorded,
            topicsCovered: topicsOr(topicsCovered),
          })),
        })),
        minimalFacts: minimalFacts.map(({ takenAt, unit, topics }) => ({ takenAt, unit, topics: topicsOr(topics) })),
      };
    }
  }
  return [OutlookResolver];
}
