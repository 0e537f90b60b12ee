/** What the contract runs against. */
export interface ServerUnderTest {
  readonly connectionString: string;
}

/** A server of ours, which may be stopped, and of which we know what it does not serve. */
export interface RestartableServer extends ServerUnderTest {
  /** Stops it and starts it again on the same port and data. */
  restart(): Promise<void>;
}
