import { Client } from 'pg';
import { KeyVaultUnavailable } from '#kernel';

/**
 * For a vault that was put back beside an older log: an order that this log does not hold may be given again under the
 * same id, and must then be carried out. Keys that are destroyed stay so.
 * @param orders ids of the orders that the log holds
 * @throws {KeyVaultUnavailable}
 */
export async function forgetOrdersExcept(url: string, orders: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  // A lost connection also fails the query that waits on it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('DELETE FROM vault.erasure_order WHERE order_id <> ALL ($1::uuid[])', [orders]);
  } catch (error) {
    throw new KeyVaultUnavailable(error);
  } finally {
    await client.end();
  }
}
