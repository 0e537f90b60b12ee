import { setTimeout as sleep } from 'node:timers/promises';
import { type KeyOwner, KeysHeld, KeyVaultUnavailable } from '#kernel';
import { LockSession } from './lock-session.js';

const patienceMs = 5_000;
const lookAgainMs = 20;
const numberOf = "hashtextextended('keys of ' || subject || ' ' || data_class, 0)";
const tookTooLong = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '55P03';

/**
 * Keeps recording about a person apart from an order to erase it, in whichever processes. Those who record share a lock,
 * all of one process on one connection; an order has it alone, on a connection of its own.
 */
export class OwnerLocks {
  #shared: Promise<LockSession> | undefined;

  constructor(private readonly url: string) {}

  /** @returns what gives the locks back @throws {KeysHeld} {KeyVaultUnavailable} */
  async share(owners: readonly KeyOwner[]): Promise<() => void> {
    const wanted = [owners.map(({ subject }) => subject), owners.map(({ dataClass }) => dataClass)];
    const sql = `SELECT lock, pg_try_advisory_lock_shared(lock) AS held
      FROM (SELECT DISTINCT ${numberOf} AS lock FROM unnest($1::text[], $2::text[]) AS owner (subject, data_class)) AS locks`;
    for (const end = Date.now() + patienceMs; ; await sleep(lookAgainMs)) {
      const session = await this.#session();
      const rows = await session.ask<{ lock: string; held: boolean }>(sql, wanted).catch((error: unknown) => {
        throw new KeyVaultUnavailable(error);
      });
      const held = rows.filter((row) => row.held).map(({ lock }) => lock);
      const giveBack = (): void => {
        if (held.length > 0) session.ask('SELECT pg_advisory_unlock_shared(lock) FROM unnest($1::bigint[]) AS lock', [held]).catch(() => undefined);
      };
      if (held.length === rows.length) return giveBack;
      giveBack();
      if (Date.now() > end) throw new KeysHeld();
    }
  }

  /** @returns what has the lock until it ends @throws {KeysHeld} {KeyVaultUnavailable} */
  async haveAlone({ subject, dataClass }: KeyOwner): Promise<LockSession> {
    const session = await LockSession.open(this.url);
    try {
      await session.ask(`SET lock_timeout = ${patienceMs}`, []);
      await session.ask(`SELECT pg_advisory_lock(${numberOf}) FROM (SELECT $1::text AS subject, $2::text AS data_class) AS owner`, [subject, dataClass]);
      return session;
    } catch (error) {
      throw tookTooLong(error) ? new KeysHeld() : new KeyVaultUnavailable(error);
    }
  }

  async close(): Promise<void> {
    await (await this.#shared?.catch(() => undefined))?.end();
  }

  #session(): Promise<LockSession> {
    if (this.#shared !== undefined) return this.#shared;
    const opening = LockSession.open(this.url);
    const forget = (): void => {
      if (this.#shared === opening) this.#shared = undefined;
    };
    opening.then((session) => session.whenEnded(forget), forget);
    this.#shared = opening;
    return opening;
  }
}
