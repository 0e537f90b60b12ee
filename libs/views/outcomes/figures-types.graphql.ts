import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfo } from '#platform';
import { CountedUnit, FigureKind, type InterviewMeasure, interviewMeasures, measureNames } from './interview-measures.js';

/** An enumeration of these names, each with its words. */
function enumeration<Name extends string>(name: string, description: string, words: Readonly<Record<Name, string>>): Readonly<Record<Name, Name>> {
  const names = Object.keys(words) as Name[];
  const values = Object.fromEntries(names.map((one) => [one, one])) as Record<Name, Name>;
  const valuesMap = Object.fromEntries(names.map((one) => [one, { description: words[one] }])) as Record<Name, { description: string }>;
  registerEnumType(values, { name, description, valuesMap });
  return values;
}

const definitions = Object.fromEntries(measureNames.map((name) => [name, interviewMeasures[name].definition])) as Record<InterviewMeasure, string>;
export const MeasureName = enumeration('InterviewMeasure', 'What is measured of interviews.', definitions);
const Counts = enumeration('CountedUnit', 'What a figure counts; never two of them together.', CountedUnit);
const Kind = enumeration('FigureKind', 'How the value follows from what is counted.', FigureKind);
export const GroupingName = enumeration('MeasureGrouping', 'What figures are told apart by.', {
  NONE: 'All together.',
  PROVINCE: 'The province of the case; without a case that of the unit that leads the series.',
  AGENCY: 'The agency of the unit, as the directory has it.',
  UNIT: 'The unit that leads the series; of a wish to ask again the one that asked; of an interview without leave the one that held it.',
});

@ObjectType({ description: 'One measure, or one code of it, with its value.' })
class InterviewFigure {
  @Field(() => MeasureName)
  measure!: string;

  @Field(() => String, { nullable: true, description: 'The code that it counts, where the measure has one figure for each.' })
  part!: string | null;

  @Field(() => Kind)
  kind!: string;

  @Field(() => Counts, { description: 'What the denominator counts; of a count, what the numerator does.' })
  counts!: string;

  @Field(() => String)
  definition!: string;

  @Field(() => Int, { nullable: true, description: 'Null where the value is a middle or a percentile.' })
  numerator!: number | null;

  @Field(() => Int, { nullable: true, description: 'Null for a count.' })
  denominator!: number | null;

  @Field(() => Float, { nullable: true, description: 'Null where the denominator is 0: no data is not 0.' })
  value!: number | null;
}

@ObjectType({ description: 'The figures of one province, agency or unit, or of all that you may see.' })
export class InterviewFigures {
  @Field(() => String, { nullable: true, description: 'Its province, agency or unit; null where all are together, or it has none.' })
  key!: string | null;

  @Field(() => [InterviewFigure])
  figures!: readonly InterviewFigure[];
}

@ObjectType({ description: 'One thing that a figure counts, and the child it is about.' })
export class InterviewMeasureCase {
  @Field(() => ID)
  childId!: string;

  @Field(() => ID, { nullable: true })
  caseId!: string | null;

  @Field(() => ID, { description: 'The series, or of a wish to ask again the one there was.' })
  seriesId!: string;

  @Field(() => String, { description: 'The day by which it falls into the period.' })
  day!: string;

  @Field(() => Boolean, { description: 'Whether it stands in the numerator.' })
  counts!: boolean;

  @Field(() => Int, { description: 'What it adds to a mean or a middle: sessions, or days; of SINGLE_SERIES how many series there are, of ONE_INTERVIEWER how many interviewers.' })
  amount!: number;
}

@ObjectType()
class InterviewMeasureCaseEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => InterviewMeasureCase)
  node!: InterviewMeasureCase;
}

@ObjectType({ description: 'What a figure was counted from, as far as the children stand to you.' })
export class InterviewMeasureCaseConnection {
  @Field(() => [InterviewMeasureCaseEdge])
  edges!: InterviewMeasureCaseEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many the figure counts.' })
  total!: number;

  @Field(() => Int, { description: 'How many of them are about children who do not stand to you.' })
  notShown!: number;
}
