import type { OccurredAt, Outcome } from '#kernel';

/** A command of a policy of this service. */
export interface GivenOrder {
  /** The policy's name. */
  readonly policy: string;
  /** The command's name. */
  readonly name: string;
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly occurredAt: OccurredAt;
  readonly correlationId: string;
  /** The event to which the policy reacted, now or when it set the deadline. */
  readonly causationId: string;
}

/** The way in for a service's own policies: it asks for no token, and nothing that listens outside leads to it. */
export interface PolicyDoor {
  act(given: GivenOrder): Promise<Outcome>;
}
