import type { User } from '../../harness/graphql-client.js';
import { type Figure, told } from '../../harness/interview-figures.js';
import { wholeSelection } from '../../harness/whole-detail.js';

/** What every unit asks about one child, in the same words. */
export interface Questions {
  readonly childId: string;
  /** Place in the log that all answers have to reach. */
  readonly atLeast: string;
  readonly purpose: string;
  readonly topics: readonly string[];
  /** ISO days, of the calendar and of the figures. */
  readonly from: string;
  readonly until: string;
}

/** An answer as it came; its fields are the API's. */
export type Answered = Readonly<Record<string, unknown>>;

export interface Answers {
  readonly outlook: Answered | null;
  /** Null where the child is not the unit's to plan with. */
  readonly calendar: readonly Answered[] | null;
  readonly requestsAsked: readonly Answered[];
  readonly requestsToDecide: readonly Answered[];
  readonly questionsAsked: readonly Answered[];
  readonly questionsToAnswer: readonly Answered[];
  /** As numerator/denominator=value; the code of the refusal where the role sees no figures. */
  readonly measures: Readonly<Record<string, string>> | string;
}

interface Page {
  readonly edges: readonly { readonly node: Answered }[];
}
interface Found {
  readonly interviewOutlook: Answered | null;
  readonly contactCalendar: readonly { readonly contacts: readonly Answered[] }[] | null;
  readonly requestsAsked: Page;
  readonly requestsToDecide: Page;
  readonly questionsAsked: Page;
  readonly questionsToAnswer: Page;
}

/** What was asked in one command came at one moment: by topic, then. */
const byTopic = (one: Answered, other: Answered) => String(one['topic']).localeCompare(String(other['topic']));
const nodes = ({ edges }: Page) => edges.map(({ node }) => node).sort(byTopic);

const described = new WeakMap<User, Promise<string>>();

/** Asks for every field that there is, as the API describes itself, so that no further one is shown unseen. */
async function everyQuestion(anybody: User): Promise<string> {
  const [outlook, contact, request, question] = await wholeSelection(anybody, ['InterviewOutlook', 'CalendarEntry', 'RepeatRequest', 'InterviewQuestion']);
  const board = (field: string, of: string, selection = '') => `${field}(board: ${of}, atLeast: $atLeast) { edges { node { ${selection} } } }`;
  return `query ($childId: ID!, $purpose: InterviewPurpose, $topics: [InterviewTopic!], $from: String!, $until: String!, $atLeast: String) {
    interviewOutlook(childId: $childId, purpose: $purpose, topics: $topics, atLeast: $atLeast) { ${outlook} }
    contactCalendar(childId: $childId, from: $from, until: $until, atLeast: $atLeast) { contacts { ${contact} } }
    requestsAsked: ${board('repeatRequests', 'ASKED_BY_MY_UNIT', request)}
    requestsToDecide: ${board('repeatRequests', 'WAITING_FOR_MY_DECISION', request)}
    questionsAsked: ${board('interviewQuestions', 'ASKED_BY_MY_UNIT', question)}
    questionsToAnswer: ${board('interviewQuestions', 'WAITING_FOR_MY_ANSWER', question)} }`;
}

async function measuresFor(user: User, { from, until }: Questions) {
  const { data, errors } = await user.ask(
    `{ interviewMeasures(from: "${from}", until: "${until}") { groups { figures { measure part numerator denominator value } } } }`,
  );
  if (data === null) return errors?.[0]?.extensions?.code ?? 'not answered';
  const { groups } = data['interviewMeasures'] as { readonly groups: readonly { readonly figures: readonly Figure[] }[] };
  return told(groups.flatMap(({ figures }) => figures));
}

/** What one user is answered. @param anybody whose sight of the API describes it for all */
export async function answersFor(user: User, anybody: User, questions: Questions): Promise<Answers> {
  const query = described.get(anybody) ?? everyQuestion(anybody);
  described.set(anybody, query);
  const found = await user.query<Found>(await query, { ...questions });
  return {
    outlook: found.interviewOutlook,
    calendar: found.contactCalendar?.flatMap(({ contacts }) => contacts) ?? null,
    requestsAsked: nodes(found.requestsAsked),
    requestsToDecide: nodes(found.requestsToDecide),
    questionsAsked: nodes(found.questionsAsked),
    questionsToAnswer: nodes(found.questionsToAnswer),
    measures: await measuresFor(user, questions),
  };
}
