import { timelineReader } from '../../harness/timeline-reader.js';
import type { User } from '../../harness/graphql-client.js';

/** What J1 counts; units are never mixed. */
export interface Figures {
  readonly cases: number;
  readonly children: number;
  readonly suspects: number;
  readonly offences: number;
  readonly series: number;
  readonly sessions: number;
  readonly repeatsPrevented: number;
}

const distinct = (values: readonly unknown[]) => new Set(values.filter((value) => value !== undefined && value !== null)).size;

/** Counts what a reader who sees charges and interviews in full can count. */
export async function figuresOf(reader: User, childId: string): Promise<Figures> {
  const read = await timelineReader(reader);
  const entries = (await read(reader, childId))?.entries ?? [];
  const of = (kind: string, field: string) => entries.filter((entry) => entry.kind === kind).map(({ detail }) => detail?.[`${kind}_${field}`]);
  const { interviewOutlook } = await reader.query<{ interviewOutlook: { seriesCount: number; sessionCount: number; repeatsPrevented: number } }>(
    'query ($id: ID!) { interviewOutlook(childId: $id) { seriesCount sessionCount repeatsPrevented } }',
    { id: childId },
  );
  return {
    cases: distinct(entries.map(({ caseId }) => caseId)),
    children: distinct(of('CaseOpened', 'childIds').flat()),
    suspects: distinct(of('SuspectArrested', 'suspectId')),
    offences: distinct(of('CaseOpened', 'offences').flat().map((offence) => (offence as { readonly code: string }).code)),
    series: interviewOutlook.seriesCount,
    sessions: interviewOutlook.sessionCount,
    repeatsPrevented: interviewOutlook.repeatsPrevented,
  };
}
