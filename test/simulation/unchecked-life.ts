import type { Agenda } from './days.js';
import { firstInterview, inputs } from './inputs.js';
import type { Outcome } from './outcome.js';
import type { Life, Next } from './play.js';
import type { SyntheticChild } from './province.js';

/** The child where nobody knows of the others: whoever wants an interview holds it. */
export class UncheckedLife implements Life {
  private readonly interviews: { day: number; byAhtjp: boolean }[] = [];
  private sessions = 0;

  constructor(
    private readonly child: SyntheticChild,
    readonly agenda: Agenda,
  ) {}

  begin(): readonly Next[] {
    const { planDay, intents } = this.child;
    const first: Next = { on: planDay, does: async () => [{ notBefore: planDay + firstInterview.earliestAfter, does: (day: number) => this.first(day) }] };
    const others = intents.map(({ agency, day }): Next =>
      agency === 'ahtjp'
        ? { on: day, does: async () => [{ notBefore: day + firstInterview.earliestAfter, does: (held: number) => this.held(held, true) }] }
        : { on: day, does: () => this.held(day, false) },
    );
    return [first, ...others];
  }

  private async first(day: number): Promise<readonly Next[]> {
    await this.held(day, true);
    return this.child.sessions.slice(1).map(() => ({ notBefore: day + inputs.daysToSecond.value, does: () => this.again() }));
  }

  private async held(day: number, byAhtjp: boolean): Promise<readonly Next[]> {
    this.interviews.push({ day, byAhtjp });
    return this.again();
  }

  private async again(): Promise<readonly Next[]> {
    this.sessions += 1;
    return [];
  }

  outcome(): Outcome {
    return { reportDay: this.child.reportDay, interviews: this.interviews.toSorted((one, other) => one.day - other.day), sessions: this.sessions };
  }
}
