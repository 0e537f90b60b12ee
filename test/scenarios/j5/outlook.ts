import type { Telling } from '../telling.js';

export interface Told {
  readonly yourTopics: readonly { readonly topic: string; readonly state: string }[] | null;
  readonly waysForward: readonly string[];
  readonly planned: readonly { readonly id: string; readonly leadUnit: string }[];
  readonly series: readonly { readonly id: string }[];
  readonly openQuestions: readonly { readonly id: string; readonly topic: string; readonly askedBy: string | null }[] | null;
  readonly recordings: readonly { readonly id: string; readonly mayRelease: readonly string[]; readonly releasedToYouUntil: string | null; readonly viewings: number | null }[];
  readonly seriesCount: number;
  readonly sessionCount: number;
  readonly repeatsPrevented: number;
  readonly repeatsAuthorised: number;
  readonly repeatsFound: number;
}

/** What this unit is told before it asks the girl about what happened and how she was brought there. */
export async function outlook(story: Telling, unit: string, purpose: 'INVESTIGATION' | 'CARE'): Promise<Told> {
  const { interviewOutlook } = await story.by(unit).query<{ interviewOutlook: Told }>(
    `query ($id: ID!, $purpose: InterviewPurpose) { interviewOutlook(childId: $id, purpose: $purpose, topics: [WHAT_HAPPENED, TRANSPORT]) {
      yourTopics { topic state } waysForward planned { id leadUnit } series { id } openQuestions { id topic askedBy }
      recordings { id mayRelease releasedToYouUntil viewings }
      seriesCount sessionCount repeatsPrevented repeatsAuthorised repeatsFound } }`,
    { id: story.child, purpose },
  );
  return interviewOutlook;
}

/** Ways forward that this unit is told in the latest entry of its timeline, a redirect. */
export async function waysInTimeline(story: Telling, unit: string): Promise<readonly string[] | undefined> {
  const { child } = await story.by(unit).query<{ child: { timeline: { edges: readonly { node: { detail: { waysForward?: readonly string[] } | null } }[] } } }>(
    'query ($id: ID!) { child(id: $id) { timeline(first: 1) { edges { node { detail { ... on InterviewRepeatRedirected { waysForward } } } } } } }',
    { id: story.child },
  );
  return child.timeline.edges[0]?.node.detail?.waysForward;
}
