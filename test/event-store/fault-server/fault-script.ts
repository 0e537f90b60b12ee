import type { CallKind, Fault } from './fault.js';

/** Which call of a kind meets which fault. Counted from the call that comes next, which is the first. */
export class FaultScript {
  readonly #counts = new Map<CallKind, number>();
  readonly #planned = new Map<string, Fault>();
  readonly #always = new Map<CallKind, Fault>();

  nth(kind: CallKind, nth: number, fault: Fault): this {
    this.#planned.set(`${kind} ${this.count(kind) + nth}`, fault);
    return this;
  }

  next(kind: CallKind, ...faults: readonly Fault[]): this {
    faults.forEach((fault, index) => this.nth(kind, index + 1, fault));
    return this;
  }

  always(kind: CallKind, fault: Fault): this {
    this.#always.set(kind, fault);
    return this;
  }

  /** Forgets what was planned; goes on counting. */
  clear(): void {
    this.#planned.clear();
    this.#always.clear();
  }

  count(kind: CallKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** A call has come: what it meets. */
  take(kind: CallKind): Fault | undefined {
    const count = this.count(kind) + 1;
    this.#counts.set(kind, count);
    const planned = this.#planned.get(`${kind} ${count}`);
    this.#planned.delete(`${kind} ${count}`);
    return planned ?? this.#always.get(kind);
  }
}
