import type { User } from './graphql-client.js';

interface Entry {
  readonly id: string | null;
  readonly unit: string;
  readonly mine: boolean;
  readonly kind: string | null;
  readonly inTheWay: { readonly planJointlyWith: readonly string[] } | null;
}

interface Day {
  readonly on: string;
  readonly contacts: readonly Entry[];
}

export interface Warned {
  readonly __typename: string;
  readonly position?: string;
  readonly clashes?: readonly { readonly on: string; readonly unit: string; readonly time: { readonly from: string } | null }[];
  readonly overload?: boolean;
  readonly planJointlyWith?: readonly string[];
}

/** The day in Cambodia that lies so many days ahead. */
export const inDays = (days: number) => new Date(Date.now() + 7 * 60 * 60 * 1000 + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const calendar = `query ($id: ID!, $from: String!, $until: String!, $atLeast: String) { contactCalendar(childId: $id, from: $from, until: $until, atLeast: $atLeast) {
  on contacts { id unit mine kind inTheWay { planJointlyWith } } } }`;
const outlook = `query ($id: ID!, $kind: ContactKind!, $on: String!, $atLeast: String) { contactOutlook(childId: $id, kind: $kind, on: $on, atLeast: $atLeast) {
  clashes { unit kind } overload planJointlyWith } }`;
const said = '__typename ... on Recorded { position } ... on ContactClash { clashes { on unit time { from } } overload planJointlyWith }';

/** All that a unit is shown of the next weeks with a child. */
export async function calendarFor(user: User, id: string, atLeast?: string): Promise<readonly Day[] | null> {
  const { contactCalendar } = await user.query<{ contactCalendar: readonly Day[] | null }>(calendar, { id, from: inDays(0), until: inDays(30), atLeast });
  return contactCalendar;
}

/** The same as one line for each contact: day, unit, what for. */
export const lines = (days: readonly Day[] | null) => days?.flatMap(({ on, contacts }) => contacts.map(({ unit, kind }) => `${on} ${unit} ${kind ?? 'withheld'}`));

/** What a unit is told before it fixes anything. */
export async function contactOutlookFor(user: User, id: string, kind: string, on: string, atLeast?: string): Promise<unknown> {
  const { contactOutlook } = await user.query<{ contactOutlook: unknown }>(outlook, { id, kind, on, atLeast });
  return contactOutlook;
}

/** Fixes a contact, or is warned. */
export async function fixes(user: User, input: Readonly<Record<string, unknown>>, commandId: string): Promise<Warned> {
  const occurredAt = { value: new Date(Date.now() - 1_000).toISOString(), precision: 'MINUTE' };
  const { fixContact } = await user.query<{ fixContact: Warned }>(`mutation ($input: FixContactInput!) { fixContact(input: $input) { ${said} } }`, {
    input: { withUnits: [], ...input, commandId, occurredAt },
  });
  return fixContact;
}
