import { recorded } from '#adapters/projector';
import { contractOf } from '#contracts/all';
import { nameTokens } from '#contracts/children';
import { authorRoles, type Clear, type Envelope, type JsonObject, type Projection, type StoredEvent } from '#kernel';

interface ReleasedSample {
  readonly type: string;
  readonly version: number;
  readonly sample: JsonObject;
}

const id = '00000000-0000-4000-8000-000000000001';

/** As early releases stored it: with every child of the case. */
const envelope = ({ version, sample }: ReleasedSample, role: Envelope['actor']['role']): Envelope => ({
  version,
  commandId: id,
  fingerprint: 'fingerprint',
  correlationId: id,
  causationId: id,
  actor: { id: 'somebody', agency: 'agency', unit: 'unit-17', role, province: '17' },
  childIds: [...(typeof sample['childId'] === 'string' ? [sample['childId']] : []), id],
  caseId: id,
  parties: ['unit-1710'],
  occurredAt: { value: '2026-03-02T09:00:00+07:00', precision: 'MINUTE' },
  recordedAt: '2026-03-02T02:05:00.000Z',
});

const stored = (released: ReleasedSample, role: Envelope['actor']['role']): StoredEvent => ({
  id,
  stream: `sample-${id}`,
  revision: 0n,
  position: 1n,
  created: new Date(0),
  type: released.type,
  data: released.sample,
  metadata: envelope(released, role) as unknown as JsonObject,
});

const clearOf = (sample: JsonObject): Clear => ({
  text(field) {
    const found = field.split('.').reduce<unknown>((part, name) => (part as JsonObject | undefined)?.[name], sample);
    return typeof found === 'string' ? found : undefined;
  },
  tokens: (names) => nameTokens(Buffer.alloc(32), names),
});

/** As text, what a projection makes of every released version of the events that it handles, whoever wrote them. */
export function rowsOfSamples({ handlers }: Projection, samples: readonly ReleasedSample[]): string {
  const rows = samples.flatMap((released) =>
    authorRoles.flatMap((role) => {
      const [handler, event] = [handlers[released.type], recorded(stored(released, role), contractOf)];
      if (handler === undefined || handler === 'ignored' || event === undefined) return [];
      return [[event.type, event.contract.version, role, handler(event, clearOf(released.sample))]];
    }),
  );
  return JSON.stringify(rows, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
