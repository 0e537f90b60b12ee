/** First year of each age band of an offer (`AgeBand`), and of being grown up. */
const bands = [0, 6, 12, 15, 18];

const first = (age: number) => bands.findLast((from) => from <= age) ?? 0;
const last = (age: number) => (bands.find((from) => from > age) ?? 200) - 1;

/** Who may be of that age: an age told at a first meeting is a guess. */
export const agesAround = (years: number): readonly [number, number] => [Math.max(0, years - 2), years + 2];

/**
 * The same, widened to whole bands: whoever asks age by age after a child that is not theirs learns its band, as a receiver
 * of an offer does, and never its age.
 */
export const bandsAround = (years: number): readonly [number, number] => [first(Math.max(0, years - 2)), last(years + 2)];
