import { EventStoreDBClient } from '@eventstore/db-client';

/**
 * A client for a connection string such as `esdb://127.0.0.1:2113?tls=false`.
 * @throws when it cannot be read; the message never quotes it, for it may hold a password
 */
export function connect(connectionString: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(connectionString);
  } catch {
    throw new Error('the connection string of the event store cannot be read');
  }
}
