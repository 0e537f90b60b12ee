import type { DataSource, EntityManager } from 'typeorm';
import type PgBoss from 'pg-boss';

type Row = Record<string, unknown>;

/** The job library's statements, through a connection of the consumer's own pool. */
export function throughPool(database: DataSource): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const runner = database.createQueryRunner();
      try {
        const { records } = await runner.query(text, values, true);
        return { rows: records as Row[] };
      } finally {
        await runner.release();
      }
    },
  };
}

/** The same inside an open transaction. */
export function throughTransaction(rows: EntityManager): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const runner = rows.queryRunner;
      if (runner === undefined) throw new Error('a deadline is set or lifted in a transaction only');
      const { records } = await runner.query(text, values, true);
      return { rows: records as Row[] };
    },
  };
}
