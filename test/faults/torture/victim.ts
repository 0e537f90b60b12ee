/** Something that can be killed and comes back by itself. */
export interface Victim {
  readonly name: string;
  /** False where there was nothing to kill: it had not come back yet. */
  kill(): Promise<boolean>;
}
