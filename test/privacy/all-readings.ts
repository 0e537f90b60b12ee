import type { User } from '../harness/graphql-client.js';
import { type ReadEntry, wholeTimeline } from '../harness/whole-timeline.js';
import type { Story } from './life-of-a-child.js';
import type { ToldCanary } from './telling.js';

interface Found {
  readonly found: boolean;
  readonly elsewhere: boolean;
}
export const unfindable: Found = { found: false, elsewhere: false };

/** What every API answers about one child, by who asked what. */
export interface Readings {
  readonly child: Readonly<Record<string, readonly ReadEntry[] | undefined>>;
  readonly children: Readonly<Record<string, unknown>>;
  readonly interviewOutlook: Readonly<Record<string, unknown>>;
  /** Of all children: figures outlive every key. */
  readonly interviewMeasures: Readonly<Record<string, unknown>>;
  readonly interviewMeasureCases: Readonly<Record<string, unknown>>;
  readonly contactCalendar: Readonly<Record<string, unknown>>;
  readonly contactOutlook: Readonly<Record<string, unknown>>;
  readonly referral: Readonly<Record<string, unknown>>;
  readonly referrals: Readonly<Record<string, unknown>>;
  readonly followUpVisits: Readonly<Record<string, unknown>>;
  readonly repeatRequests: Readonly<Record<string, unknown>>;
  readonly interviewQuestions: Readonly<Record<string, unknown>>;
  /** Whether the child is found by a name or number, and whether it is said to be known elsewhere. */
  readonly searchChildren: Readonly<Record<string, Found>>;
}

/** Queries that tell nothing of a child's story: who asks, the directory, the register of interviewers, and ids in the access log. */
export const aboutNoChild = ['me', 'units', 'interviewers', 'accessLog'];

const identity = `identity { sex ageYears ageAsOf districtCode
  nameKhmer { state value } nameLatin { state value } birthDate { state value } village { state value } phone { state value }
  identifiers { system value { state value } } }`;
const children = `{ children(first: 100) { edges { node { id ${identity} } } } }`;
const outlook = `query ($id: ID!) { interviewOutlook(childId: $id) { childId seriesCount sessionCount coveredTopics
  series { id purpose leadUnit plannedFor recording topics sessions { id heldAt unit recorded topicsCovered } } minimalFacts { takenAt unit topics } } }`;
const ever = 'from: "2000-01-01", until: "2099-12-31"';
const measures = `{ interviewMeasures(${ever}) { groups { key figures { measure part numerator denominator value } } } }`;
const measureCases = `{ interviewMeasureCases(${ever}, measure: RECORDED, first: 100) { edges { node { childId caseId seriesId day counts amount } } } }`;
interface CasesAnswer {
  readonly interviewMeasureCases: { readonly edges: readonly { readonly node: { readonly childId: string } }[] } | undefined;
}
const entry = 'id on time { from minutes } unit mine kind source withUnits';
const inTheWay = `{ clashes { ${entry} } overload planJointlyWith }`;
const calendar = `query ($id: ID!) { contactCalendar(childId: $id, from: "2000-01-01", until: "2099-12-31") { on contacts { ${entry} inTheWay ${inTheWay} } } }`;
const contactOutlook = `query ($id: ID!, $on: String!) { contactOutlook(childId: $id, kind: TALK, on: $on) ${inTheWay} }`;
const referralFields = `id childId caseId fromUnit toUnit kind risk status sentAt answerDueAt answeredAt endedAt reason note { state value }
  offer { sex ageBand concerns needs }`;
const referral = `query ($id: ID!) { referral(id: $id) { ${referralFields} } }`;
const board = `query ($board: ReferralBoard!) { referrals(board: $board, first: 100) { edges { node { ${referralFields} } } } }`;
const boards = ['WAITING_FOR_MY_UNIT', 'SENT_BY_MY_UNIT', 'OVERDUE', 'ESCALATED_TO_MY_UNIT', 'TAKEN_ON'];
const visits = `query ($board: FollowUpBoard!) { followUpVisits(board: $board, first: 100) {
  edges { node { childId visit dueOn ownerUnit isOverdue missedReason overdueNotedAt escalatedTo } } } }`;
const visitBoards = ['OWED_BY_MY_UNIT', 'OVERDUE', 'ESCALATED_TO_MY_UNIT'];
interface VisitsAnswer {
  readonly followUpVisits: { readonly edges: readonly { readonly node: { readonly childId: string | null } }[] };
}
const requests = `query ($board: RepeatRequestBoard!) { repeatRequests(board: $board, first: 100) { edges { node {
  id childId caseId seriesId requestedBy reason topics note { state value } askedAt agreedBy waitingFor answerDueAt remindedAt isOverdue answer answeredAt } } } }`;
const requestBoards = ['WAITING_FOR_MY_DECISION', 'ASKED_BY_MY_UNIT'];
const questions = `query ($board: QuestionBoard!) { interviewQuestions(board: $board, first: 100) { edges { node {
  id childId caseId seriesId leadUnit askedBy topic question { state value } askedAt answeredAt } } } }`;
const questionBoards = ['WAITING_FOR_MY_ANSWER', 'ASKED_BY_MY_UNIT'];
type AskedAnswer = Readonly<Record<string, { readonly edges: readonly { readonly node: { readonly childId: string | null } }[] }>>;
const search = `query ($name: String!, $age: Int) { searchChildren(name: $name, sex: FEMALE, ageYears: $age) {
  matches { child { id ${identity} } } possibleMatchElsewhere } }`;
interface SearchAnswer {
  readonly searchChildren: { readonly matches: readonly { readonly child: { readonly id: string } }[]; readonly possibleMatchElsewhere: boolean };
}
interface List {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}

/** The province that knows the child and one that does not. */
const searchers = ['ahtjp-17', 'ahtjp-01'];
/** Fields by which a child can be searched for. */
const findable = ['RegisterChild.nameKhmer', 'RegisterChild.nameLatin', 'RegisterChild.phone', 'LinkExternalIdentifier.value'];

const of = (ids: readonly string[], { edges }: List) => edges.map(({ node }) => node).filter(({ id }) => ids.includes(id));

/** Asks the same of every user; keyed by name and what was asked. */
const each = async <T>(users: readonly User[], whats: readonly string[], read: (user: User, what: string) => Promise<T>) =>
  Object.fromEntries(await Promise.all(users.flatMap((user) => whats.map(async (what) => [`${user.name} ${what}`, await read(user, what)] as const))));

export async function readAll(readers: readonly User[], { childId, referralIds }: Story, told: readonly ToldCanary[]): Promise<Readings> {
  const names = told.filter(({ place }) => findable.includes(place)).map(({ text }) => text);
  const asked = async (user: User, query: string, one: string, field: string) =>
    ((await user.query<AskedAnswer>(query, { board: one }))[field]?.edges ?? []).map(({ node }) => node).filter((node) => node.childId === childId || node.childId === null);
  const born = told.find(({ place }) => place === 'RegisterChild.birthDate')?.text ?? '';
  const age = new Date().getFullYear() - Number(born.slice(0, 4));
  return {
    child: await each(readers, ['timeline'], (user) => wholeTimeline(user, childId)),
    children: await each(readers, ['identity'], async (user) => of([childId], (await user.query<{ children: List }>(children)).children)),
    interviewOutlook: await each(readers, ['outlook'], (user) => user.query(outlook, { id: childId })),
    interviewMeasures: await each(readers, ['figures'], async (user) => (await user.ask(measures)).data),
    interviewMeasureCases: await each(readers, ['cases'], async (user) => {
      const { interviewMeasureCases } = ((await user.ask(measureCases)).data ?? {}) as unknown as CasesAnswer;
      return interviewMeasureCases?.edges.map(({ node }) => node).filter((node) => node.childId === childId);
    }),
    contactCalendar: await each(readers, ['calendar'], (user) => user.query(calendar, { id: childId })),
    contactOutlook: await each(readers, ['2099-01-01'], (user, on) => user.query(contactOutlook, { id: childId, on })),
    referral: await each(readers, referralIds, (user, id) => user.query(referral, { id })),
    referrals: await each(readers, boards, async (user, one) => of(referralIds, (await user.query<{ referrals: List }>(board, { board: one })).referrals)),
    followUpVisits: await each(readers, visitBoards, async (user, one) => {
      const { followUpVisits } = await user.query<VisitsAnswer>(visits, { board: one });
      return followUpVisits.edges.map(({ node }) => node).filter((node) => node.childId === childId || node.childId === null);
    }),
    repeatRequests: await each(readers, requestBoards, (user, one) => asked(user, requests, one, 'repeatRequests')),
    interviewQuestions: await each(readers, questionBoards, (user, one) => asked(user, questions, one, 'interviewQuestions')),
    searchChildren: await each(
      readers.filter(({ name }) => searchers.includes(name)),
      names,
      async (user, name) => {
        const { searchChildren } = await user.query<SearchAnswer>(search, { name, age });
        return { found: searchChildren.matches.some(({ child }) => child.id === childId), elsewhere: searchChildren.possibleMatchElsewhere };
      },
    ),
  };
}

/** The readings as they have to be once these texts are erased: everything else stays. */
export function erased(value: unknown, texts: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => erased(item, texts));
  if (value === null || typeof value !== 'object') return value;
  if ('state' in value && 'value' in value && texts.has(String(value.value))) return { state: 'ERASED', value: null };
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, erased(inner, texts)]));
}

/** The readings without the entries that tell of the erasure itself. */
export const withoutErasures = ({ child, ...others }: Readings): Readings => ({
  ...others,
  child: Object.fromEntries(Object.entries(child).map(([name, entries]) => [name, entries?.filter(({ kind }) => kind !== 'SubjectKeyDestroyed')])),
});
