import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ChildPrefers, InterviewPurpose, InterviewTopic, RecordingKind, RepeatAnswer, RepeatReason, RightsTopic, SafetyTopic, WayForward } from '#contracts/interviews';
import type { SchemaTypes } from '#platform';
import { TopicState } from './ways.graphql.js';

/** The types of the outlook; their lists of codes are made from the contracts. */
export function outlookTypes(types: SchemaTypes) {
  const Topic = types.enumOf(InterviewTopic);
  const Purpose = types.enumOf(InterviewPurpose);

  @ObjectType({ description: 'An interview session that was held.' })
  class SessionHeld {
    @Field(() => ID)
    id!: string;

    @Field(() => String)
    heldAt!: string;

    @Field(() => String)
    unit!: string;

    @Field(() => Boolean, { nullable: true, description: 'Null where you may not know.' })
    recorded!: boolean | null;

    @Field(() => [Topic], { nullable: true, description: 'Null where you may know only that it was held.' })
    topicsCovered!: readonly string[] | null;
  }

  @ObjectType({ description: 'A planned series of interviews: one for each matter, and a further one for each leave.' })
  class InterviewSeries {
    @Field(() => ID)
    id!: string;

    @Field(() => Purpose, { nullable: true, description: 'Null where you may know only that it is planned.' })
    purpose!: string | null;

    @Field(() => String, { description: 'Whom to turn to.' })
    leadUnit!: string;

    @Field(() => String)
    plannedFor!: string;

    @Field(() => Boolean, { nullable: true, description: 'Whether it will be recorded; null where you may not know.' })
    recording!: boolean | null;

    @Field(() => [Topic], { nullable: true })
    topics!: readonly string[] | null;

    @Field(() => ID, { nullable: true, description: 'Who held the last session, or else is planned: let the same one go on. Null where nobody is named, or you may not know.' })
    interviewerId!: string | null;

    @Field(() => types.enumOf(ChildPrefers), { nullable: true, description: 'Null where the child was not asked, or you may not know.' })
    childPrefers!: string | null;

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

  @ObjectType({ description: 'Somebody wanted to ask the child again.' })
  class RepeatAsked {
    @Field(() => ID)
    id!: string;

    @Field(() => ID, { description: 'The series there was already.' })
    seriesId!: string;

    @Field(() => [Topic])
    topics!: readonly string[];

    @Field(() => String, { nullable: true, description: 'Null where you may know of topics only.' })
    requestedBy!: string | null;

    @Field(() => types.enumOf(RepeatReason), { nullable: true, description: 'Null where you may know of topics only.' })
    reason!: string | null;

    @Field(() => types.enumOf(RepeatAnswer), { nullable: true, description: 'Null while those who decide have not answered.' })
    answer!: string | null;
  }

  @ObjectType({ description: 'A question to the interviewer that is not answered yet.' })
  class OpenQuestion {
    @Field(() => ID)
    id!: string;

    @Field(() => ID)
    seriesId!: string;

    @Field(() => String, { description: 'Who is to answer it.' })
    leadUnit!: string;

    @Field(() => Topic)
    topic!: string;

    @Field(() => String, { nullable: true, description: 'Null where you may know of topics only, unless your unit asked it.' })
    askedBy!: string | null;

    @Field(() => String)
    askedAt!: string;
  }

  @ObjectType({ description: 'A recording that spares the child to tell it again.' })
  class RecordingKept {
    @Field(() => ID)
    id!: string;

    @Field(() => ID)
    seriesId!: string;

    @Field(() => types.enumOf(RecordingKind), { nullable: true, description: 'Null where you may know only that it is there.' })
    kind!: string | null;

    @Field(() => Int, { nullable: true, description: 'Null where you may know only that it is there.' })
    minutes!: number | null;

    @Field(() => [String], { description: 'Units that may release it: ask one of them. The court that has its case is among them where you may know which that is.' })
    mayRelease!: readonly string[];

    @Field(() => String, { nullable: true, description: 'Last day on which your unit may view it; null where it was not released to your unit, or no longer is.' })
    releasedToYouUntil!: string | null;

    @Field(() => Int, { nullable: true, description: 'How often it was viewed; null where you may know only that it is there.' })
    viewings!: number | null;
  }

  @ObjectType({ description: 'Whether somebody told the child, or its caregiver, of what it has a right to hear.' })
  class RightsTold {
    @Field(() => types.enumOf(RightsTopic))
    topic!: string;

    @Field(() => Boolean)
    toldToChild!: boolean;

    @Field(() => Boolean)
    toldToCaregiver!: boolean;
  }

  @ObjectType({ description: 'What has become of a topic that you want to ask about.' })
  class TopicOutlook {
    @Field(() => Topic)
    topic!: string;

    @Field(() => TopicState)
    state!: string;
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

    @Field(() => [RepeatAsked], { nullable: true, description: 'Null where you may know only that interviews were held.' })
    repeats!: RepeatAsked[] | null;

    @Field(() => [TopicOutlook], { nullable: true, description: 'The topics that you named. Null where you may know only that interviews were held.' })
    yourTopics!: TopicOutlook[] | null;

    @Field(() => [InterviewSeries], { description: 'Planned by any agency, no session held yet: join one of them.' })
    planned!: InterviewSeries[];

    @Field(() => [types.enumOf(WayForward)], { description: 'What you can do instead of asking the child, best first.' })
    waysForward!: readonly string[];

    @Field(() => [OpenQuestion], { nullable: true, description: 'What is to come up in the next session. Null where you may know only that interviews were held.' })
    openQuestions!: OpenQuestion[] | null;

    @Field(() => [RightsTold], { nullable: true, description: 'All topics of rights: tell the child what it was not told. Null where you may know only that interviews were held.' })
    rights!: RightsTold[] | null;

    @Field(() => [RecordingKept], { description: 'Recordings that you may view or ask for.' })
    recordings!: RecordingKept[];

    @Field(() => Int, { description: 'Interviews that were not held because somebody asked first: refused, or answered by what is there.' })
    repeatsPrevented!: number;

    @Field(() => Int, { description: 'Further series that leave was given for.' })
    repeatsAuthorised!: number;

    @Field(() => Int, { description: 'Further interviews without leave that came to light.' })
    repeatsFound!: number;
  }
  return { InterviewOutlook, Topic, Purpose };
}
