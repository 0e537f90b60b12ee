/** One round: how long it took to answer for what exists, and twice for what does not; milliseconds. */
export interface Round {
  readonly real: number;
  readonly none: number;
  readonly again: number;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/** The largest median that such differences reach in a thousand draws when it is left to a coin which was taken from which. */
function byChance(differences: readonly number[]): number {
  const drawn = Array.from({ length: 1_000 }, () => Math.abs(median(differences.map((difference) => (Math.random() < 0.5 ? difference : -difference)))));
  return Math.max(...drawn);
}

export interface Comparison {
  /** How much longer the answers for what exists took, by the median of the rounds. */
  readonly apart: number;
  /** How far two answers of one kind came apart by chance, at the most. */
  readonly chance: number;
  /** Whether it can be heard: half as much again as chance ever did. */
  readonly heard: boolean;
}

/**
 * Whether one can hear from the delay which kind of answer it is. No machine is equally fast twice, so the bound is no
 * number of milliseconds: it is made of rounds in which the same was asked twice, on this machine and at that moment.
 */
export function compareDelays(rounds: readonly Round[]): Comparison {
  const apart = Math.abs(median(rounds.map(({ real, none }) => real - none)));
  const chance = byChance(rounds.map(({ none, again }) => none - again));
  return { apart, chance, heard: apart > 1.5 * chance };
}
