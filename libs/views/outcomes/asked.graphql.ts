import { ArgsType, Field } from '@nestjs/graphql';
import { type FiguresScope, figuresScope } from '#access';
import { provinceCode, unitId } from '#contracts/vocabulary';
import { type Actor, dayAt } from '#kernel';
import { ApiError, calendarDay, type ReadingDesk } from '#platform';
import { agenciesOn } from './agencies.js';
import { type InterviewMeasure, measureOf } from './interview-measures.js';
import type { CountedOver } from './interview-measures.queries.js';

@ArgsType()
export class PeriodArguments {
  @Field(() => String, { description: 'First day, such as 2026-01-01: by what happened, in Phnom Penh, however late it was entered.' })
  from!: string;

  @Field(() => String, { description: 'Last day, included.' })
  until!: string;

  @Field(() => String, { nullable: true, description: 'Two digits of the gazetteer.' })
  province?: string | null;

  @Field(() => String, { nullable: true, description: 'As the directory names it.' })
  agency?: string | null;

  @Field(() => String, { nullable: true })
  unit?: string | null;

  @Field(() => String, { nullable: true, description: 'Wait until this place in the log is shown.' })
  atLeast?: string | null;
}

type Period = Pick<PeriodArguments, 'from' | 'until' | 'province' | 'agency' | 'unit'>;

const badInput = (message: string) => new ApiError('BAD_INPUT', message);

/** The scope of the reader's figures, or a refusal where it has none or asks for what lies outside of it. Nothing here is about a child. */
export function scopeFor(actor: Actor, { province, unit }: Pick<Period, 'province' | 'unit'>): FiguresScope | ApiError {
  const scope = figuresScope(actor);
  if (scope === undefined) {
    return new ApiError('NOT_FOR_YOUR_ROLE', 'Figures are for units that work with children, each its own, and for monitoring. Ask monitoring for those of others.');
  }
  const isOutside =
    (scope.extent === 'own-province' && (province ?? scope.of) !== scope.of) || (scope.extent === 'own-unit' && (unit ?? scope.of) !== scope.of);
  return isOutside ? new ApiError('NOT_FOR_YOUR_ROLE', 'You see the figures of your own province or unit. Ask monitoring for those of others.') : scope;
}

/** What was asked for, as it can be counted, or a refusal that says how to ask. */
export function countedOver(scope: FiguresScope, { from, until, province, agency, unit }: Period, desk: Pick<ReadingDesk, 'reference' | 'now'>): CountedOver {
  if (calendarDay('from', from) > calendarDay('until', until)) throw badInput('until lies before from: name the first day, then the last.');
  if (!provinceCode().nullish().safeParse(province).success) throw badInput('province takes two digits, 01 to 25.');
  if (!unitId().nullish().safeParse(unit).success) throw badInput('unit takes the id of a unit of the directory.');
  const units = agenciesOn(desk.reference, dayAt(desk.now()));
  return { from, until, scope, units, province: province ?? undefined, agency: agency ?? undefined, unit: unit ?? undefined };
}

/** The code that was asked for, of a measure that has any, and none of one that has not. */
export function partOf(measure: InterviewMeasure, part: string | null | undefined): string | null {
  const { parts } = measureOf(measure);
  if (parts === undefined ? part === null || part === undefined : parts.includes(part ?? '')) return part ?? null;
  throw badInput(parts === undefined ? 'This measure has no parts: leave part out.' : 'part takes one of the codes that this measure has a figure for.');
}
