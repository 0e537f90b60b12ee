import { Inject, type Type } from '@nestjs/common';
import { Args, ArgsType, Field, IntersectionType, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { type FiguresScope, levelOf } from '#access';
import { type Actor, cursorOf, day, idPart } from '#kernel';
import { ApiError, CurrentActor, PageArguments, pageOf, READING_DESK, type ReadingDesk } from '#platform';
import { z } from 'zod';
import { countedOver, partOf, PeriodArguments, scopeFor } from './asked.graphql.js';
import { figuresFrom } from './figures.js';
import { GroupingName, InterviewFigures, InterviewMeasureCaseConnection, MeasureName } from './figures-types.graphql.js';
import type { InterviewMeasure } from './interview-measures.js';
import { countedRowsOf, type Grouping, talliesOf } from './interview-measures.queries.js';

/** Both go over every series there is: a few at once are enough for anybody. */
const readsAll = 1_500;

const cursor = cursorOf(z.tuple([day(), idPart()]));

@ArgsType()
class FiguresArguments extends PeriodArguments {
  @Field(() => GroupingName, { defaultValue: 'NONE' })
  by!: Grouping;
}

@ArgsType()
class CasesArguments extends IntersectionType(PeriodArguments, PageArguments, ArgsType) {
  @Field(() => MeasureName)
  measure!: InterviewMeasure;

  @Field(() => String, { nullable: true, description: 'The code, of a measure that has one figure for each.' })
  part?: string | null;
}

@ObjectType({ description: 'The figures of interviews over a period, of those that you may see.' })
class InterviewMeasures {
  @Field(() => String)
  from!: string;

  @Field(() => String)
  until!: string;

  @Field(() => [InterviewFigures], { description: 'One group where they are all together; else those in which anything was counted.' })
  groups!: readonly InterviewFigures[];
}

@Resolver()
class InterviewMeasuresResolver {
  constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

  @Query(() => InterviewMeasures, { complexity: readsAll, description: 'How often children had to tell again, and how they were heard. Counts series by the day of their first session.' })
  async interviewMeasures(@CurrentActor() actor: Actor, @Args() { by, ...asked }: FiguresArguments): Promise<InterviewMeasures> {
    await this.desk.atLeast(asked.atLeast);
    const over = countedOver(await this.scope('interviewMeasures', actor, asked), asked, this.desk);
    await this.desk.log(actor, [{ operation: 'interviewMeasures', outcome: 'granted', subjects: [], detail: [over.scope.extent] }]);
    const tallies = await talliesOf(this.desk.database, over, by);
    const keys = by === 'NONE' ? [null] : [...new Set(tallies.map(({ key }) => key))];
    const groups = keys.map((key) => ({ key, figures: figuresFrom(tallies.filter((tally) => tally.key === key)) }));
    return { from: over.from, until: over.until, groups };
  }

  @Query(() => InterviewMeasureCaseConnection, { complexity: readsAll, description: 'What one of your figures was counted from; not for monitoring, which sees figures and no child.' })
  async interviewMeasureCases(
    @CurrentActor() actor: Actor,
    @Args() { measure, part: code, ...asked }: CasesArguments,
  ): Promise<InterviewMeasureCaseConnection> {
    const { size, after } = pageOf(asked);
    const [fromDay, fromRow] = after === undefined ? [] : cursor.read(after);
    const part = partOf(measure, code);
    await this.desk.atLeast(asked.atLeast);
    const scope = await this.scope('interviewMeasureCases', actor, asked);
    const rows = await countedRowsOf(this.desk.database, countedOver(scope, asked, this.desk), measure, part);
    const standing = await this.desk.relationsTo(actor, [...new Set(rows.map(({ childId }) => childId))]);
    const known = rows.filter(({ childId }) => levelOf(actor, 'interview-summary', standing.get(childId) ?? []) !== 'none');
    const isAfter = (one: { readonly day: string; readonly rowId: string }) =>
      fromDay === undefined || fromRow === undefined || one.day > fromDay || (one.day === fromDay && one.rowId > fromRow);
    const rest = known.filter(isAfter);
    const shown = rest.slice(0, size);
    const subjects = [...new Set(shown.map(({ childId }) => childId))];
    await this.desk.log(actor, [{ operation: 'interviewMeasureCases', outcome: 'granted', subjects, detail: [measure, scope.extent] }]);
    const edges = shown.map(({ rowId, ...node }) => ({ cursor: cursor.write([node.day, rowId]), node }));
    const pageInfo = { hasNextPage: rest.length > size, endCursor: edges.at(-1)?.cursor ?? null };
    return { edges, pageInfo, total: rows.length, notShown: rows.length - known.length };
  }

  /** The scope within which this reader may ask this; a refusal is logged before it leaves. */
  private async scope(operation: string, actor: Actor, asked: PeriodArguments): Promise<FiguresScope> {
    const found = scopeFor(actor, asked);
    const scope =
      operation === 'interviewMeasureCases' && !(found instanceof ApiError) && !found.cases
        ? new ApiError('NOT_FOR_YOUR_ROLE', 'Monitoring sees figures, and no child behind them. Ask the unit whose figure it is.')
        : found;
    if (!(scope instanceof ApiError)) return scope;
    await this.desk.log(actor, [{ operation, outcome: 'refused', subjects: [] }]);
    throw scope;
  }
}

/** Figures of interviews and what they were counted from. */
export const outcomesResolvers: readonly Type[] = [InterviewMeasuresResolver];
