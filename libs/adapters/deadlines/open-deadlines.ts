import type { DataSource, EntityManager } from 'typeorm';
import PgBoss from 'pg-boss';
import { reasonOf } from '#adapters/inbox';
import { type Deadlines, derivedId, type Log, note } from '#kernel';
import { alone, install } from './install.js';
import { throughPool, throughTransaction } from './sql.js';
import { type Times, usualTimes } from './times.js';
import { Watcher } from './watch.js';

export interface DeadlinesOptions {
  /** Pool on the schema that keeps them, beside whatever else is there. */
  readonly database: DataSource;
  readonly schema: string;
  readonly times?: Times;
  /** Is told what went wrong. */
  readonly log?: Log;
}

/** Names the jobs; never renamed. */
const queue = 'deadlines';

/** A deadline waits for as long as nobody watches, and is tried for as long as it fails: the library's own limits are two weeks and two tries. */
const forEver = { retentionDays: 36_500, retryLimit: 2_000_000_000 } as const;

const idOf = (policy: string, key: string) => derivedId('deadline', policy, key);

export type OpenDeadlines = Deadlines<EntityManager> & { close(): Promise<void> };

/** Deadlines as jobs of pg-boss in the service's own database, by whose clock they come due. */
export async function openDeadlines({ database, schema, times = usualTimes, log }: DeadlinesOptions): Promise<OpenDeadlines> {
  const db = throughPool(database);
  const boss = new PgBoss({
    db,
    schema,
    schedule: false,
    maintenanceIntervalSeconds: times.tidySeconds,
  });
  boss.on('error', (error) => log?.(note('warn', 'keeping deadlines in order failed', { reason: reasonOf(error) })));
  await alone(database, async () => {
    await install(database, schema);
    await boss.start();
    await boss.createQueue(queue);
  });
  const watchers: Watcher[] = [];
  return {
    async set(deadline, rows) {
      const id = idOf(deadline.policy, deadline.key);
      const startAfter = new Date(deadline.dueAt);
      await boss.send(queue, deadline, {
        ...forEver,
        id,
        startAfter,
        retryDelay: times.againSeconds,
        expireInSeconds: times.answerSeconds,
        db: throughTransaction(rows),
      });
    },
    async lift(policy, key, rows) {
      await boss.cancel(queue, idOf(policy, key), { db: throughTransaction(rows) });
    },
    async overdue() {
      const [found] = await database.query<{ overdue: number }[]>(
        `SELECT count(*)::int AS overdue FROM ${schema}.job WHERE name = $1 AND state < 'completed' AND start_after < now() - interval '1 minute'`,
        [queue],
      );
      return found?.overdue ?? 0;
    },
    watch(handler) {
      const watcher = new Watcher({ boss, queue, db, times, log }, handler);
      watchers.push(watcher);
      return Promise.resolve(watcher);
    },
    async close() {
      await Promise.all(watchers.map((watcher) => watcher.stop()));
      await boss.stop({ graceful: false });
    },
  };
}
