/** What one end of the line may ask of the other. */
export interface LineLimits {
  /** Characters of one message: twice what the gateway takes from a caller, far below what could hurt. */
  readonly message: number;
  /** Bytes that wait for an end that does not read. */
  readonly queue: number;
  /** Milliseconds in which both must have agreed on TLS. */
  readonly handshakeWithin: number;
  /** Milliseconds in which a message must have come in whole, counted from its first byte. */
  readonly messageWithin: number;
  /** Connections at one time. A gateway needs one; those that are still shaking hands count too. */
  readonly connections: number;
}

export const lineLimits: LineLimits = {
  message: 1024 * 1024,
  queue: 4 * 1024 * 1024,
  handshakeWithin: 5_000,
  messageWithin: 10_000,
  connections: 128,
};

/** Milliseconds of silence after which the system asks whether the other end is still there. */
export const keepAliveAfter = 15_000;
