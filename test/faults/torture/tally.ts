import type { Ledger } from '../ledger.js';
import type { Reader } from './reader.js';

const seconds = (ms: number | undefined) => (ms === undefined ? '-' : (ms / 1_000).toFixed(1));

/** What was done to the product, and what became of it. */
export class Tally {
  readonly faults: string[] = [];
  readonly #victims = new Map<string, { kills: number; msToRecover: number[] }>();
  readonly #unanswered = new Map<string, number>();
  #told = 0;
  #repeats = 0;
  #looks = 0;
  #looksUnanswered = 0;

  killed(name: string): void {
    this.#of(name).kills += 1;
  }

  recovered(name: string, ms: number): void {
    this.#of(name).msToRecover.push(ms);
  }

  counted(ledger: Ledger, readers: readonly Reader[]): void {
    this.#told += ledger.told.length;
    this.#repeats += ledger.repeats;
    for (const [what, times] of ledger.unanswered) this.#unanswered.set(what, (this.#unanswered.get(what) ?? 0) + times);
    for (const reader of readers) {
      this.#looks += reader.looks;
      this.#looksUnanswered += reader.unanswered;
      this.faults.push(...reader.faults);
    }
  }

  get kills(): number {
    return [...this.#victims.values()].reduce((sum, { kills }) => sum + kills, 0);
  }

  get told(): number {
    return this.#told;
  }

  lines(): readonly string[] {
    const rows = [...this.#victims].sort(([one], [other]) => one.localeCompare(other)).map(([name, { kills, msToRecover }]) => {
      const sorted = msToRecover.toSorted((a, b) => a - b);
      const s = (share: number) => seconds(sorted[Math.ceil(share * sorted.length) - 1]).padStart(6);
      return `${name.padEnd(16)} ${String(kills).padStart(5)} ${s(0.5)} ${s(1)}`;
    });
    const unanswered = [...this.#unanswered].map(([what, times]) => `${what} ${times}`).join(', ');
    return [
      'victim           kills  s to the third next command, median and longest',
      ...rows,
      `${this.#told} commands told as recorded, ${this.#repeats} of them sent again later; until then without an answer: ${unanswered}`,
      `${this.#looks} timelines read, ${this.#looksUnanswered} times no answer`,
    ];
  }

  #of(name: string) {
    const known = this.#victims.get(name) ?? { kills: 0, msToRecover: [] };
    this.#victims.set(name, known);
    return known;
  }
}
