import { highest, type Reader, type WrittenEntry } from './expected-entry.js';

const coded = ['sex', 'ageYears', 'districtCode'];
const texts = ['nameKhmer', 'nameLatin', 'birthDate', 'village', 'phone'];

/** Who the child is for this reader: the unit that registered it sees what it wrote, everybody else what the table says. */
export function expectedIdentity(reader: Reader, written: ReadonlyMap<string, WrittenEntry>) {
  const entries = [...written.values()];
  const registration = entries.find(({ kind }) => kind === 'ChildRegistered');
  const level = highest('child-identity', reader.role, reader.held);
  const own = registration?.unit === reader.unit;
  if (registration === undefined || (!own && level !== 'full' && level !== 'partial')) return { child: { identity: null } };
  const { detail } = registration;
  const identifiers = entries.filter(({ kind }) => kind === 'ExternalIdentifierLinked').map(({ detail: { system, value } }) => ({ system, value }));
  const told = (fields: readonly string[], open: boolean) => fields.map((field) => [field, open ? (detail[field] ?? null) : null]);
  const identity = Object.fromEntries([...told(coded, true), ...told(texts, own || level === 'full')]) as Record<string, unknown>;
  return { child: { identity: { ...identity, identifiers: level === 'full' ? identifiers : [] } } };
}
