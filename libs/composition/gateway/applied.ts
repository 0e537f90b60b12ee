import { type RecordedEvent, type Telemetry, word } from '#kernel';

/** Older than this, an event is read again, and its request's story is long told. */
const newsMs = 60_000;

/** Ends the story of each event's request, as far as readers are concerned: they can see it now. */
export function tellApplied(telemetry: Pick<Telemetry, 'past'>, events: readonly RecordedEvent[]): void {
  const now = Date.now();
  for (const { type, envelope } of events) {
    const since = new Date(envelope.recordedAt);
    if (now - since.getTime() > newsMs) continue;
    telemetry.past({ name: word('view'), correlationId: envelope.correlationId, since, attributes: { event: word(type) } });
  }
}
