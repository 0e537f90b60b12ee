import type { User } from './graphql-client.js';

export interface Figure {
  readonly measure: string;
  readonly part: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

export const nameOf = ({ measure, part }: Pick<Figure, 'measure' | 'part'>) => (part === null ? measure : `${measure} ${part}`);

/** The figures of a period in all groups that this user is shown, those of each in the order of the measures. @param asked arguments of the query */
export async function figuresOf(user: User, asked: string): Promise<readonly (readonly Figure[])[]> {
  const { interviewMeasures } = await user.query<{ interviewMeasures: { groups: { figures: Figure[] }[] } }>(
    `{ interviewMeasures(${asked}) { groups { figures { measure part numerator denominator value } } } }`,
  );
  return interviewMeasures.groups.map(({ figures }) => figures);
}

/** Figures as numerator/denominator=value, those for which anything was counted and stands in the numerator. */
export const told = (figures: readonly Figure[]) =>
  Object.fromEntries(
    figures
      .filter(({ numerator, value }) => value !== null && numerator !== 0)
      .map((figure) => [nameOf(figure), `${figure.numerator ?? ''}/${figure.denominator ?? ''}=${figure.value}`]),
  );
