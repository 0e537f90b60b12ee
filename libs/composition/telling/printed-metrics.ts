import { metrics } from '#contracts/telemetry';

/** As Prometheus names it; of a duration there are sums and buckets besides. */
function inPrometheus(name: string, kind: string): string {
  const plain = name.replaceAll('.', '_');
  if (kind === 'gauge') return plain;
  return `${plain}${kind === 'counter' ? '_total' : '_count'}`;
}

const rows = Object.values(metrics).map(
  ({ name, kind, labels, help }) => `| \`${name}\`<br>\`${inPrometheus(name, kind)}\` | ${kind} | ${labels.map((label) => `\`${label}\``).join(', ') || '–'} | ${help} |`,
);

/** Every figure that programs give of themselves, as a page of Markdown. */
export const printedMetrics = (): string => `<!-- Made from libs/contracts/telemetry/metrics.ts by \`npm run sync\`. -->
# Figures and traces

Figures are sent over OTLP where \`OTEL_EXPORTER_OTLP_ENDPOINT\` is set, and served to Prometheus at \`/metrics\` where
\`METRICS_PORT\` is ([settings.md](settings.md)). Labels are words of the program: no id, no name, nothing that a caller
wrote. Which program speaks stands in \`service.name\`.

| name, and as Prometheus has it | kind | labels | |
|---|---|---|---|
${rows.join('\n')}

## Traces
They are sent over OTLP. The trace's id is the correlation id that every event keeps (without its dashes), and that the
log names where a command got no answer: from an event one finds its trace, and from a trace its events. What is asked
over a WebSocket has no \`graphql\` span and is not among the figures of requests; its commands are.

| span | of | attributes |
|---|---|---|
| \`graphql\` | a request to the gateway; the story begins here. A caller's own \`traceparent\` becomes a link | \`operation\`, \`field\` |
| \`command\` | a service deciding a command, a person's or a policy's | \`command\`, \`outcome\` |
| \`append\` | an append to the event store | \`outcome\`, \`events\` |
| \`view\` | from the moment an event is recorded until readers see it | \`event\` |
| \`send\` | the relay sending a message, until Kafka has it for good; an office without a relay has none | \`event\` |
| \`receive\` | a group handling a message of the bus, each time that it is tried | \`group\`, \`event\` |
| \`policy\` | a policy acting on a message, within that | \`policy\` |
`;
