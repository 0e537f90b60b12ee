import type { PlanInterviewSeries, RequestInterviewRepeat } from '#contracts/interviews';
import type { InputOf } from '#kernel';

export type Topic = InputOf<typeof PlanInterviewSeries>['topics'][number];
/** What an officer would say is the reason to ask again; the court may order instead of asking. */
export type Reason = InputOf<typeof RequestInterviewRepeat>['reason'] | 'ORDER';
export type Decision = 'AUTHORISE' | 'REFUSE' | 'REDIRECT';
export const agencies = ['district', 'ahtjp', 'dosvy', 'ngo', 'court'] as const;
export type Agency = (typeof agencies)[number];

/**
 * Where a number comes from. `report`: the assessment report on LEASETC (2009), by section. `published`: a study, by name.
 * `assumed`: nobody has counted it; it says what follows if it were so, and no more.
 */
export interface Input {
  readonly what: string;
  readonly value: number;
  readonly from: 'report' | 'published' | 'assumed';
  readonly source: string;
}

const report = (what: string, value: number, source: string): Input => ({ what, value, from: 'report', source });
const published = (what: string, value: number, source: string): Input => ({ what, value, from: 'published', source });
const assumed = (what: string, value: number, source: string): Input => ({ what, value, from: 'assumed', source });

const habit = 'the report (4.3) gives no number; all five are set so that 11 % of children are asked once where nobody checks';
const mix = 'no source';

export const inputs = {
  childrenAYear: assumed('children who become known in a year; a smaller province is the beginning of that year', 1000, 'the size that was asked for'),
  sessionsAWeek: assumed('interview sessions that the AHTJP of the province can hold in a week', 30, 'hardly what is needed where everybody holds the interview that they want'),
  officers: report('officers of each agency who interview children', 20, '12 to 20 of each sub-unit of the specialist police were trained on the job; taken for the others too'),

  reluctant: assumed('children who tell nothing in the first session', 0.25, mix),
  tellsInSecond: published('reluctant children who tell in a planned second session', 104 / 204, 'Hershkowitz: 104 of 204'),
  daysToSecond: assumed('days to the planned second session, at least', 7, mix),
  toldOfTopic: assumed('chance that a topic of the plan is told by a child who tells', 0.9, mix),
  pooled: published('plans into which the topics of all agencies went', 0.81, 'Cross 2007: joint interviews by police and child protection, 81 % with a centre, 52 % without'),

  wantsDistrict: assumed('chance that the district police interviews the child itself on the first day', 0.5, habit),
  wantsAhtjp: assumed('chance that the AHTJP wants to interview again', 0.35, habit),
  wantsDosvy: assumed('chance that DoSVY wants an interview of its own', 0.4, habit),
  wantsNgo: assumed('chance that an NGO wants an interview of its own at intake', 0.3, habit),
  wantsCourt: assumed('chance that the court wants to hear the child itself', 0.2, habit),

  authorised: assumed('chance that one who decides agrees to a request', 0.6, mix),
  redirected: assumed('chance that one who decides points to what is there; refused otherwise', 0.25, mix),
  daysToDosvy: assumed('days after which DoSVY decides', 2, mix),
  daysToCourt: assumed('days after which the court liaison decides', 4, mix),
  comesToLight: assumed('chance that an interview held without leave comes to light', 0.5, mix),
  daysToLight: assumed('days after which it does', 30, mix),
} as const satisfies Readonly<Record<string, Input>>;

/** When an agency comes to it, in days after the report; what it asks about, and the reasons it would give, by weight of 100 (assumed: no source). */
export interface Habit {
  readonly chance: number;
  readonly days: readonly [from: number, to: number];
  readonly topics: readonly [Topic, ...Topic[]];
  readonly reasons: readonly (readonly [Reason, number])[];
}

export const habits: Readonly<Record<Agency, Habit>> = {
  district: { chance: inputs.wantsDistrict.value, days: [0, 0], topics: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED', 'WHEN_AND_WHERE'], reasons: [['NOT_DETAILED', 100]] },
  ahtjp: {
    chance: inputs.wantsAhtjp.value,
    days: [14, 40],
    topics: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED', 'RECRUITMENT', 'TRANSPORT', 'EXPLOITATION'],
    reasons: [['NOT_DETAILED', 70], ['NEW_SUSPECT', 8], ['NEW_ALLEGATION', 7], ['PLANNED_SESSION', 7], ['TECHNICAL_FAILURE', 5], ['CHILD_REQUEST', 3]],
  },
  dosvy: {
    chance: inputs.wantsDosvy.value,
    days: [4, 14],
    topics: ['FAMILY_AND_HOME', 'HEALTH_AND_NEEDS', 'WISHES_AND_FEARS'],
    reasons: [['NOT_DETAILED', 60], ['SAFETY_GAP', 30], ['CHILD_REQUEST', 10]],
  },
  ngo: {
    chance: inputs.wantsNgo.value,
    days: [10, 30],
    topics: ['WHAT_HAPPENED', 'HEALTH_AND_NEEDS', 'WISHES_AND_FEARS'],
    reasons: [['NOT_DETAILED', 75], ['SAFETY_GAP', 20], ['CHILD_REQUEST', 5]],
  },
  court: {
    chance: inputs.wantsCourt.value,
    days: [60, 120],
    topics: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED', 'VIOLENCE_OR_THREATS', 'EARLIER_HARM'],
    reasons: [['ORDER', 40], ['DEFENCE_QUESTION', 30], ['NOT_DETAILED', 30]],
  },
};

/** The AHTJP plans its interview so many days after the report, for a day not before so many days after that (assumed). */
export const firstInterview = { plannedAfter: [1, 3], earliestAfter: 2, topics: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED', 'WHEN_AND_WHERE', 'RECRUITMENT', 'TRANSPORT', 'EXPLOITATION'] } as const;

/** Shares of officers who go on without asking. */
export const shares = [0, 0.1, 0.2, 0.3, 0.4, 0.5] as const;

/** Sessions a week for which the waiting is told where nobody checks: what the province has is one of them. */
export const capacities = [26, 28, 30, 32, 34] as const;

/** The published effect to compare with: children with one interview, before and under the program. */
export const vsip = { before: 0.11, after: 0.79, source: 'Victim Sensitive Interviewing Program, USA: 38 cases of 1985-86, 226 of 1987-88' } as const;
