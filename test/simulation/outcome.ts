/** What became of one child, in either world. */
export interface Outcome {
  readonly reportDay: number;
  /** Each time that somebody began to interview the child anew, in the order of the days. */
  readonly interviews: readonly { readonly day: number; readonly byAhtjp: boolean }[];
  readonly sessions: number;
  /** What the product says of it; absent where there is none. */
  readonly product?: ProductSays;
}

export interface ProductSays {
  readonly series: number;
  readonly sessions: number;
  /** Days from the report to the first session. */
  readonly waited: number;
  readonly refused: number;
  readonly redirected: number;
  readonly authorised: number;
  /** Of the authorised ones, those that the court ordered. */
  readonly ordered: number;
  readonly found: number;
  /** Plans and orders that were not taken: there was a series, all was told, or whoever planned may not. */
  readonly turnedAway: number;
}
