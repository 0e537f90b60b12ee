import type { User } from './graphql-client.js';

interface PersonalText {
  readonly state: string;
  readonly value: string | null;
}

export interface SeenRequest {
  readonly id: string;
  readonly childId: string | null;
  readonly requestedBy: string;
  readonly reason: string | null;
  readonly topics: readonly string[] | null;
  readonly note: PersonalText | null;
  readonly agreedBy: readonly string[] | null;
  readonly waitingFor: readonly string[] | null;
  readonly isOverdue: boolean;
  readonly answer: string | null;
}

export interface SeenQuestion {
  readonly id: string;
  readonly childId: string | null;
  readonly leadUnit: string;
  readonly askedBy: string;
  readonly topic: string | null;
  readonly question: PersonalText;
  readonly answeredAt: string | null;
}

interface Board<Node> {
  readonly edges: readonly { readonly node: Node }[];
}

/** Second interviews that a unit asked for or decides on, first page. */
export async function requestsOn(user: User, board: 'WAITING_FOR_MY_DECISION' | 'ASKED_BY_MY_UNIT'): Promise<readonly SeenRequest[]> {
  const { repeatRequests } = await user.query<{ repeatRequests: Board<SeenRequest> }>(
    `query ($board: RepeatRequestBoard!) { repeatRequests(board: $board) { edges { node {
      id childId requestedBy reason topics note { state value } agreedBy waitingFor isOverdue answer } } } }`,
    { board },
  );
  return repeatRequests.edges.map(({ node }) => node);
}

/** Questions that a unit sent or has to answer, first page. */
export async function questionsOn(user: User, board: 'WAITING_FOR_MY_ANSWER' | 'ASKED_BY_MY_UNIT'): Promise<readonly SeenQuestion[]> {
  const { interviewQuestions } = await user.query<{ interviewQuestions: Board<SeenQuestion> }>(
    `query ($board: QuestionBoard!) { interviewQuestions(board: $board) { edges { node {
      id childId leadUnit askedBy topic question { state value } answeredAt } } } }`,
    { board },
  );
  return interviewQuestions.edges.map(({ node }) => node);
}
