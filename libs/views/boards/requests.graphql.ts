import { Inject, type Type } from '@nestjs/common';
import { Args, ArgsType, Field, ID, ObjectType, Query, registerEnumType, Resolver } from '@nestjs/graphql';
import { InterviewTopic, RepeatAnswer, RepeatReason } from '#contracts/interviews';
import type { Actor } from '#kernel';
import { type Connection, connection, connectionType, CurrentActor, PageArguments, pageOf, PersonalText, READING_DESK, type ReadingDesk, type SchemaTypes } from '#platform';
import { questionsOf, questionsToAnswer } from './questions.queries.js';
import { requestsOf, requestsToDecide } from './repeat-requests.queries.js';
import { shownQuestions, shownRequests } from './shown-requests.graphql.js';

const requestBoards = { requestsToDecide, requestsOf } as const;
const questionBoards = { questionsToAnswer, questionsOf } as const;

enum RepeatRequestBoard {
  WAITING_FOR_MY_DECISION = 'requestsToDecide',
  ASKED_BY_MY_UNIT = 'requestsOf',
}
registerEnumType(RepeatRequestBoard, {
  name: 'RepeatRequestBoard',
  valuesMap: {
    WAITING_FOR_MY_DECISION: { description: 'Your unit has to decide on them and has not, the oldest first.' },
    ASKED_BY_MY_UNIT: { description: 'Asked for by your unit, the latest first, whatever became of them.' },
  },
});

enum QuestionBoard {
  WAITING_FOR_MY_ANSWER = 'questionsToAnswer',
  ASKED_BY_MY_UNIT = 'questionsOf',
}
registerEnumType(QuestionBoard, {
  name: 'QuestionBoard',
  valuesMap: {
    WAITING_FOR_MY_ANSWER: { description: 'Sent to your unit, which leads the interviews, and not answered, the oldest first.' },
    ASKED_BY_MY_UNIT: { description: 'Sent by your unit, the latest first, answered or not.' },
  },
});

@ArgsType()
class BoardPageArguments extends PageArguments {
  @Field(() => String, { nullable: true, description: 'Wait until this place in the log is shown.' })
  atLeast?: string | null;
}

@ArgsType()
class RequestArguments extends BoardPageArguments {
  @Field(() => RepeatRequestBoard)
  board!: RepeatRequestBoard;
}

@ArgsType()
class QuestionArguments extends BoardPageArguments {
  @Field(() => QuestionBoard)
  board!: QuestionBoard;
}

const unknownChild = 'Null where your unit may not know of the child.';

/** The boards of what is asked instead of, or for, a second interview. */
export function requestResolvers(types: SchemaTypes): readonly Type[] {
  const Topic = types.enumOf(InterviewTopic);

  @ObjectType({ description: 'A wish to interview a child again, and what became of it.' })
  class RepeatRequest {
    @Field(() => ID, { description: 'The requestId of a decision.' })
    id!: string;

    @Field(() => ID, { nullable: true, description: unknownChild })
    childId!: string | null;

    @Field(() => ID, { nullable: true })
    caseId!: string | null;

    @Field(() => ID, { description: 'The series there is already.' })
    seriesId!: string;

    @Field(() => String, { description: 'Unit that asks.' })
    requestedBy!: string;

    @Field(() => types.enumOf(RepeatReason), { nullable: true })
    reason!: string | null;

    @Field(() => [Topic], { nullable: true })
    topics!: readonly string[] | null;

    @Field(() => PersonalText, { nullable: true })
    note!: PersonalText | null;

    @Field(() => String)
    askedAt!: string;

    @Field(() => [String], { nullable: true, description: 'Units that have agreed; null where you may know only that one has, or nothing of it.' })
    agreedBy!: readonly string[] | null;

    @Field(() => [String], { nullable: true, description: 'Units whose decision is still to come; null where you may not know who has agreed.' })
    waitingFor!: readonly string[] | null;

    @Field(() => String, { nullable: true, description: 'By when those who decide owe their answer; null where the rule has answered.' })
    answerDueAt!: string | null;

    @Field(() => String, { nullable: true, description: 'When those who decide were reminded that their answer is late; null for a unit that has nothing to do with the child any more.' })
    remindedAt!: string | null;

    @Field(() => Boolean, { description: 'Not answered, and the time for it is over; false for a unit that has nothing to do with the child any more.' })
    isOverdue!: boolean;

    @Field(() => types.enumOf(RepeatAnswer), { nullable: true, description: 'Null while it waits, and for a unit that has nothing to do with the child any more.' })
    answer!: string | null;

    @Field(() => String, { nullable: true })
    answeredAt!: string | null;
  }
  const RepeatRequestConnection = connectionType('RepeatRequest', RepeatRequest);

  @ObjectType({ description: 'A question that was sent to those who lead a series of interviews, instead of asking the child.' })
  class InterviewQuestion {
    @Field(() => ID)
    id!: string;

    @Field(() => ID, { nullable: true, description: unknownChild })
    childId!: string | null;

    @Field(() => ID, { nullable: true })
    caseId!: string | null;

    @Field(() => ID)
    seriesId!: string;

    @Field(() => String, { description: 'Unit that leads the series and owes the answer.' })
    leadUnit!: string;

    @Field(() => String)
    askedBy!: string;

    @Field(() => Topic, { nullable: true })
    topic!: string | null;

    @Field(() => PersonalText)
    question!: PersonalText;

    @Field(() => String)
    askedAt!: string;

    @Field(() => String, { nullable: true, description: 'Null while it waits; what was answered is in the timeline.' })
    answeredAt!: string | null;
  }
  const InterviewQuestionConnection = connectionType('InterviewQuestion', InterviewQuestion);

  @Resolver()
  class RequestResolver {
    constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

    @Query(() => RepeatRequestConnection, { description: 'Second interviews that your unit asked for, or has to decide on.' })
    async repeatRequests(@CurrentActor() actor: Actor, @Args() { board, atLeast, ...asked }: RequestArguments): Promise<Connection<RepeatRequest>> {
      const { size, after } = pageOf(asked);
      await this.desk.atLeast(atLeast);
      const found = await requestBoards[board](this.desk.database, { unit: actor.unit, first: size, after });
      const { nodes, classes } = await shownRequests(found.entries, actor, this.desk);
      return this.answer('repeatRequests', actor, found, { nodes, classes });
    }

    @Query(() => InterviewQuestionConnection, { description: 'Questions to interviewers that your unit sent, or has to answer.' })
    async interviewQuestions(@CurrentActor() actor: Actor, @Args() { board, atLeast, ...asked }: QuestionArguments): Promise<Connection<InterviewQuestion>> {
      const { size, after } = pageOf(asked);
      await this.desk.atLeast(atLeast);
      const found = await questionBoards[board](this.desk.database, { unit: actor.unit, first: size, after });
      const { nodes, classes } = await shownQuestions(found.entries, actor, this.desk);
      return this.answer('interviewQuestions', actor, found, { nodes, classes });
    }

    private async answer<Node>(
      operation: string,
      actor: Actor,
      { entries, hasMore }: { readonly entries: readonly { readonly childId: string; readonly cursor: string }[]; readonly hasMore: boolean },
      { nodes, classes }: { readonly nodes: readonly Node[]; readonly classes: readonly string[] },
    ): Promise<Connection<Node>> {
      const subjects = [...new Set(entries.map(({ childId }) => childId))];
      await this.desk.log(actor, [{ operation, outcome: 'granted', subjects, detail: classes }]);
      return connection(nodes.map((node, index) => ({ node, cursor: entries[index]?.cursor ?? '' })), hasMore);
    }
  }
  return [RequestResolver];
}
