import { LinkExternalIdentifier } from '#contracts/children';
import type { Calendar } from './calendar.js';
import type { OfficeApi } from './office-api.js';
import { childIdOf } from './registration.js';

const keeper = 'dosvy-17';
const lastWord = { system: 'PRIMERO', value: 'DEMO-0002' } as const;
const linkedDaysAgo = 400;
const query = `query Whole($id: ID!) { child(id: $id) { identity { identifiers { system } } } }`;

interface Answer {
  readonly child: { readonly identity: { readonly identifiers: readonly { readonly system: string }[] } | null } | null;
}

/** Whether an earlier run came to its end. */
export async function isWhole(api: OfficeApi, key: string): Promise<boolean> {
  const { child } = await api.ask<Answer>(keeper, query, { id: childIdOf(key) });
  return child?.identity?.identifiers.some(({ system }) => system === lastWord.system) ?? false;
}

/** Says, as the last entry of all, that the demonstration is whole. */
export async function markWhole(api: OfficeApi, calendar: Calendar, key: string): Promise<void> {
  await api.send(LinkExternalIdentifier, { user: keeper, key: `${key}/whole`, at: calendar.on(linkedDaysAgo) }, { childId: childIdOf(key), ...lastWord });
}
