import { createHash } from 'node:crypto';
import type { Actor } from '#kernel';

interface Verified {
  readonly actor: Actor;
  /** Milliseconds since 1970, UTC. */
  readonly until: number;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64');

/** Remembers whom a token stands for, by its hash, so that no token lies in memory. The oldest go when it is full. */
export class VerifiedTokens {
  private readonly known = new Map<string, Verified>();

  constructor(private readonly most: number) {}

  actorOf(token: string, now: number): Actor | undefined {
    const hash = hashOf(token);
    const found = this.known.get(hash);
    if (found === undefined) return undefined;
    if (found.until > now) return found.actor;
    this.known.delete(hash);
    return undefined;
  }

  remember(token: string, actor: Actor, until: number): void {
    const [oldest] = this.known.keys();
    if (this.known.size >= this.most && oldest !== undefined) this.known.delete(oldest);
    this.known.set(hashOf(token), { actor, until });
  }

  get size(): number {
    return this.known.size;
  }
}
