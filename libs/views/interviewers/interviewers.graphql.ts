import { Inject, type Type } from '@nestjs/common';
import { Args, ArgsType, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { roleMay } from '#access';
import { languageCode, provinceCode, Sex, unitsOn } from '#contracts/vocabulary';
import { type Actor, day, dayOf } from '#kernel';
import { ApiError, type Connection, connection, connectionType, CurrentActor, PageArguments, pageOf, READING_DESK, type ReadingDesk, type SchemaTypes } from '#platform';
import type { z } from 'zod';
import { certifiedInterviewers } from './interviewers.queries.js';

/** @throws {ApiError} saying what the argument takes */
function checked(schema: z.ZodType<string, string>, name: string, given: string | null | undefined): string | undefined {
  if (given === null || given === undefined) return undefined;
  const said = schema.safeParse(given);
  if (!said.success) throw new ApiError('BAD_INPUT', `${name} ${said.error.issues[0]?.message ?? 'cannot be taken'}`);
  return said.data;
}

/** The register, for those who plan an interview. */
export function interviewersResolvers(types: SchemaTypes): readonly Type[] {
  const SexType = types.enumOf(Sex);

  @ArgsType()
  class InterviewersArguments extends PageArguments {
    @Field(() => String, { nullable: true, description: 'Day of the interview, today when left out.' })
    on?: string | null;

    @Field(() => String, { nullable: true, description: 'Only units of this province.' })
    province?: string | null;

    @Field(() => String, { nullable: true, description: 'The child’s language, three letters of ISO 639-3, such as khm.' })
    language?: string | null;

    @Field(() => SexType, { nullable: true, description: 'What the child prefers.' })
    sex?: string | null;

    @Field(() => String, { nullable: true, description: 'Wait until this place in the log is shown.' })
    atLeast?: string | null;
  }

  @ObjectType({ description: 'Somebody who may interview children on that day, known by number.' })
  class Interviewer {
    @Field(() => ID)
    id!: string;

    @Field(() => String, { description: 'Whom to ask for them.' })
    unit!: string;

    @Field(() => String, { description: 'Number that their own unit gave them.' })
    staffNumber!: string;

    @Field(() => SexType)
    sex!: string;

    @Field(() => [String], { description: 'ISO 639-3.' })
    languages!: readonly string[];

    @Field(() => String, { description: 'Last day, by the certificates that hold on the day asked for.' })
    certifiedUntil!: string;
  }
  const InterviewerConnection = connectionType('Interviewer', Interviewer);

  @Resolver()
  class InterviewersResolver {
    constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

    @Query(() => InterviewerConnection, { description: 'Who may interview a child on a day, those certified longest first; for those who plan interviews.' })
    async interviewers(@CurrentActor() actor: Actor, @Args() asked: InterviewersArguments): Promise<Connection<Interviewer>> {
      const { size, after } = pageOf(asked);
      const mayRead = roleMay(actor.role, 'PlanInterviewSeries');
      await this.desk.log(actor, [{ operation: 'interviewers', outcome: mayRead ? 'granted' : 'refused', subjects: [] }]);
      if (!mayRead) throw new ApiError('NOT_FOR_YOUR_ROLE', 'The register of interviewers is read by those who plan interviews.');
      const on = checked(day(), 'on', asked.on) ?? dayOf({ value: this.desk.now().toISOString(), precision: 'DAY' });
      const province = checked(provinceCode(), 'province', asked.province);
      const language = checked(languageCode(), 'language', asked.language);
      await this.desk.atLeast(asked.atLeast);
      const { entries, hasMore } = await certifiedInterviewers(this.desk.database, {
        on,
        units: province === undefined ? undefined : unitsOn(this.desk.reference, on).flatMap((unit) => (unit.province === province ? [unit.id] : [])),
        language,
        sex: asked.sex ?? undefined,
        first: size,
        after,
      });
      return connection(entries.map(({ cursor, interviewerId, ...known }) => ({ cursor, node: { id: interviewerId, ...known } })), hasMore);
    }
  }
  return [InterviewersResolver];
}
