export interface Times {
  /** Milliseconds between two looks for what is due. */
  readonly lookMs: number;
  /** Until a deadline that failed is tried again. */
  readonly againSeconds: number;
  /** Who has not said by then what became of a deadline has died over it. */
  readonly answerSeconds: number;
  /** Between two looks for deadlines that somebody died over. */
  readonly tidySeconds: number;
}

export const usualTimes: Times = { lookMs: 1_000, againSeconds: 10, answerSeconds: 60, tidySeconds: 30 };
