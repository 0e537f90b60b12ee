import type { z } from 'zod';
import type { CommandContract, OccurredAt } from '#kernel';
import type { SentByItself } from './by-itself.js';
import type { Calendar } from './calendar.js';
import type { Done, OfficeApi } from './office-api.js';
import type { Person } from './person.js';

/** One child of the demonstration on its way: who it is, what was made for it so far, and a hand to record the next step. */
export interface Life {
  readonly api: OfficeApi;
  readonly calendar: Calendar;
  readonly key: string;
  readonly person: Person;
  readonly childId: string;
  readonly caseId?: string;
  /** Referral to social affairs that the product sent by itself, as it does where a child may have been trafficked. */
  readonly toDosvy?: SentByItself;
  /** Referral to the NGO that is asked to care for the child. */
  readonly toNgo?: string;
  /** The one series of interviews. */
  readonly seriesId?: string;
  readonly recordingId?: string;
  /** The wish to interview the child again that is to be decided on. */
  readonly requestId?: string;
  readonly proceedingId?: string;
  /** The principal charge. */
  readonly chargeId?: string;
}

/** A step on a day of this life, the first being 0; gives back the life with what the step made. */
export type Step = (life: Life, day: number) => Promise<Life>;

/** The units of the child's province that have to do with it. */
export function unitsOf({ district, police, ngo }: Person) {
  const province = district.slice(0, 2);
  return { ahtjp: `ahtjp-${province}`, dosvy: `dosvy-${province}`, court: `court-${province}`, first: police ?? `ahtjp-${province}`, ngo };
}

export const momentOf = ({ calendar, person }: Life, day: number, time?: string): OccurredAt =>
  time === undefined ? calendar.on(person.daysAgo - day) : calendar.at(person.daysAgo - day, time);

/** Records what a user did in this life. */
export const record = <S extends z.ZodObject>(
  life: Life,
  contract: CommandContract<S>,
  said: { readonly by: string; readonly as: string; readonly at: OccurredAt },
  input: z.input<S>,
): Promise<Done> => life.api.send(contract, { user: said.by, key: `${life.key}/${said.as}`, at: said.at }, input);

/** A field of the newest entry of a kind in the child's timeline, as that user sees it. */
export async function newest(life: Life, user: string, { kind, field, after }: { kind: string; field: string; after: Done }): Promise<string> {
  const query = `query Newest($id: ID!, $atLeast: String) { child(id: $id, atLeast: $atLeast) {
    timeline(first: 1, filter: { kinds: [${kind}] }) { edges { node { detail { ... on ${kind} { found: ${field} } } } } } } }`;
  interface Answer {
    readonly child: { readonly timeline: { readonly edges: readonly { readonly node: { readonly detail: { readonly found: string } | null } }[] } } | null;
  }
  const { child } = await life.api.ask<Answer>(user, query, { id: life.childId, atLeast: after.position ?? null });
  const found = child?.timeline.edges[0]?.node.detail?.found;
  if (found === undefined) throw new Error(`${user} does not see the ${kind} of ${life.key}`);
  return found;
}
