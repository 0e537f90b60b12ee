/** What one append may weigh: data, metadata and type names of all its events, as the real server counts. */
export const maxAppendBytes = 1024 * 1024;

/** The client sends up to 3 MB in one message and accepts 17 MB. */
export const maxMessageBytes = 17 * 1024 * 1024;

/** Bytes of a stream's name; a longer one does not fit the index. */
export const maxStreamNameBytes = 1000;

/** One SQL statement takes at most so much of the queue. */
export const maxBatchEvents = 2000;
export const maxBatchBytes = 8 * 1024 * 1024;

/** Newest events kept in memory for live subscribers. */
export const recentEvents = 16_384;
export const recentBytes = 64 * 1024 * 1024;

/** Answers remembered for writers that expect no exact revision. */
export const rememberedEvents = 100_000;

/** Streams whose last revision is kept in memory. */
export const rememberedStreams = 50_000;

/** A database that is silent for so long is taken for lost. */
export const databaseTimeoutMs = 8_000;
