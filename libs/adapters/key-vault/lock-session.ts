import { Client, type QueryResultRow } from 'pg';
import { KeyVaultUnavailable } from '#kernel';

/** As long as a statement of the vault's own may take. */
const answerMs = 15_000;
/** Locks go with their connection: that of a machine that has vanished is given up within half a minute. */
const settings = '-c search_path=vault,public -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/** One connection that has locks, and is asked one thing after the other. */
export class LockSession {
  #last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly client: Client) {}

  /** @throws {KeyVaultUnavailable} */
  static async open(url: string): Promise<LockSession> {
    const client = new Client({ connectionString: url, options: settings, connectionTimeoutMillis: answerMs, query_timeout: answerMs, keepAlive: true });
    // A lost connection also fails the query that waits on it.
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      throw new KeyVaultUnavailable(error);
    }
    return new LockSession(client);
  }

  whenEnded(tell: () => void): void {
    this.client.once('end', tell);
  }

  /** Whatever fails, nobody knows any more which locks this has: it ends, and all of them with it. */
  ask<Row extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const answer = this.#last.then(() => this.client.query<Row>(sql, [...values]));
    this.#last = answer.catch(() => this.end());
    return answer.then(({ rows }) => rows);
  }

  async end(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
