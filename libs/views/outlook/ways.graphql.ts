import { registerEnumType } from '@nestjs/graphql';
import { type Level, waysOf } from '#access';
import type { Role } from '#kernel';
import type { Outlook } from './outlook.queries.js';

export const TopicState = { COVERED: 'COVERED', PLANNED: 'PLANNED', ASKED: 'ASKED', OPEN: 'OPEN' } as const;
registerEnumType(TopicState, {
  name: 'TopicState',
  description: 'Whether anybody has to ask the child about it.',
  valuesMap: {
    COVERED: { description: 'The child has told it: do not ask again.' },
    PLANNED: { description: 'An interview that is planned will take it up.' },
    ASKED: { description: 'A question on it waits for the next session.' },
    OPEN: { description: 'Nobody has asked, and nobody is about to.' },
  },
});

/** Who looks, and how far. */
export interface Looker {
  readonly unit: string;
  /** Of interviews, their topics and summaries. */
  readonly level: Level;
  /** Of recordings, by standing alone. */
  readonly recordings: Level;
  /** Whether a recording can be released to this role at all. */
  readonly mayAskForRecordings: boolean;
  /** Whether it may know which court has a case. */
  readonly knowsCourts: boolean;
  /** ISO day. */
  readonly today: string;
}

/** What somebody is about to ask the child, and in which role. */
export interface Intent {
  readonly role: Role;
  readonly purpose: string | undefined;
  readonly topics: readonly string[];
}

const planned = ({ series }: Outlook) => series.filter(({ sessions }) => sessions.length === 0);

/** Each of the topics once, with whether anybody still has to ask. */
export function topicStates(outlook: Outlook, { topics }: Intent) {
  const covered = new Set(outlook.series.flatMap(({ sessions }) => sessions.flatMap(({ topicsCovered }) => topicsCovered)));
  const coming = new Set(planned(outlook).flatMap((one) => one.topics));
  const asked = new Set(outlook.openQuestions.map(({ topic }) => topic));
  const stateOf = (topic: string) => {
    if (covered.has(topic)) return TopicState.COVERED;
    if (coming.has(topic)) return TopicState.PLANNED;
    return asked.has(topic) ? TopicState.ASKED : TopicState.OPEN;
  };
  return [...new Set(topics)].map((topic) => ({ topic, state: stateOf(topic) }));
}

/** What this reader can do instead of asking the child, best first: only what its role and standing allow. */
export function openWays(outlook: Outlook, looker: Looker, { role, purpose }: Intent): readonly string[] {
  const sessions = outlook.series.flatMap((one) => one.sessions);
  // Who may know only that interviews were held learns of a recording when it is deposited.
  const recorded = outlook.recordings.length > 0 || (looker.level === 'full' && sessions.some((session) => session.recorded));
  // A recording is evidence: nobody is given it to plan a child's care.
  const views = recorded && purpose !== 'CARE' && (looker.recordings === 'full' || looker.mayAskForRecordings);
  const told = sessions.some(({ hasSummary, hasWish }) => (looker.level === 'full' ? hasSummary : hasWish));
  const reads = looker.level !== 'milestone' && told;
  return waysOf(role, [
    ...(views ? ['VIEW_RECORDING'] : []),
    ...(reads ? ['READ_SUMMARY'] : []),
    ...(outlook.series.length > 0 ? ['SEND_QUESTIONS'] : []),
    ...(planned(outlook).length > 0 ? ['JOIN_PLANNED_SESSION'] : []),
  ]);
}
