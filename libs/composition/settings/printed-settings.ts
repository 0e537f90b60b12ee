import { z } from 'zod';
import { backupSettings, commandTlsSettings, commonSettings, gatewaySettings, relaySettings, serviceSettings, tellingSettings } from './settings.js';

type Settings = Readonly<Record<string, z.ZodType>>;

const cell = (text: string) => text.replaceAll('|', '\\|');

function row([name, schema]: readonly [string, z.ZodType]): string {
  const { default: otherwise, description = '' } = z.toJSONSchema(schema, { io: 'input' });
  const shown = typeof otherwise === 'string' || typeof otherwise === 'number' ? `\`${otherwise}\`` : '–';
  return `| \`${name}\` | ${shown} | ${cell(description)} |`;
}

function table(settings: Settings): string {
  const rows = Object.entries(settings).map(row);
  return ['| variable | default | |', '|---|---|---|', ...rows].join('\n');
}

const elsewhere: Settings = { ...commonSettings, ...tellingSettings, ...commandTlsSettings };
const beyondCommon = (settings: Settings): Settings => Object.fromEntries(Object.entries(settings).filter(([name]) => !(name in elsewhere)));

/** Every setting of the services and the gateway, as a page of Markdown. */
export const printedSettings = (): string => `<!-- Made from libs/composition/settings/settings.ts by \`npm run sync\`. -->
# Settings

The services, the gateway and the office read these from their environment when they start. What cannot be used is
refused by name, never by value.

Each may be given as a file instead: \`DATABASE_URL_FILE=/run/secrets/database_url\` gives \`DATABASE_URL\` the content of
that file, without the end of its last line. Giving both is refused. Do so for whatever holds a password.

## Every process
${table(commonSettings)}

## Every program that stays
Figures and traces are sent and served only where these say so. The exporter's own variables, such as
\`OTEL_EXPORTER_OTLP_HEADERS\`, count too. What there is to see stands in [metrics.md](metrics.md).

${table(tellingSettings)}

## Services: police, dosvy, court, ngo
${table(beyondCommon(serviceSettings))}

## Gateway and office
The office starts the engines whose addresses are not given, calls its services directly, and has its policies read the
event store itself, never Kafka.

${table(beyondCommon(gatewaySettings))}

## Between gateway and services
The gateway sends commands over TLS 1.3 on which both show a certificate with their name as a DNS name; a service takes
commands from the gateway alone. With none of the files they speak in clear, which production refuses.

${table(commandTlsSettings)}

## Relay
It reads \`DATABASE_URL\` and \`EVENTSTORE_URL\` as above, never the vault, and this:

${table(beyondCommon(relaySettings))}

## Backup and restore
${table(beyondCommon(backupSettings))}

The embedded event store as a process of its own has [settings of its own](event-store-features.md).
`;
