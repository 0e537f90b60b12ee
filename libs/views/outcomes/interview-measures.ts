import { RepeatReason, RightsTopic } from '#contracts/interviews';

/** What a figure counts; one figure never counts two of them together. */
export const CountedUnit = {
  CHILD_IN_MATTER:
    'A child in one matter: a case, or what is asked of the child without one. A case whose series was planned by a leave that was given without one takes up all that was told without a case.',
  SERIES: 'An interview series of which a session was held.',
  SESSION: 'An interview session that was held.',
  REQUEST: 'A wish to interview a child again, asked for or ordered.',
  PAIR_OF_ANSWERS: 'What the officer recorded of a session beside what the child says of the same.',
  INTERVIEW_WITHOUT_LEAVE: 'An interview without leave that came to light afterwards.',
} as const;
export type CountedUnit = keyof typeof CountedUnit;

/** How a figure's value follows from what is counted. */
export const FigureKind = {
  SHARE: 'numerator / denominator, from 0 to 1',
  MEAN: 'numerator / denominator',
  MEDIAN: 'the middle value of those counted, by nearest rank: the smallest that half of them do not exceed',
  PERCENTILE_90: 'by nearest rank: the smallest value that 90 % of those counted do not exceed',
  COUNT: 'the numerator itself; there is no denominator',
} as const;
export type FigureKind = keyof typeof FigureKind;

/** What a measure is: the words of its definition are what the API and the reference page say. */
interface Measure {
  readonly kind: FigureKind;
  /** What stands in the denominator; of a count, in the numerator. */
  readonly counts: CountedUnit;
  readonly definition: string;
  /** Codes, each with a figure of its own. */
  readonly parts?: readonly string[];
}

export const interviewMeasures = {
  SINGLE_SERIES: {
    kind: 'SHARE',
    counts: 'CHILD_IN_MATTER',
    definition: 'Children in a matter who have exactly one interview series, planned or held, and no interview without leave that came to light, of all who have any.',
  },
  SESSIONS_PER_CHILD: {
    kind: 'MEAN',
    counts: 'CHILD_IN_MATTER',
    definition: 'Sessions held, by children in a matter of whom at least one was held. Planned sessions of one series are good practice: read it beside SINGLE_SERIES.',
  },
  ONE_INTERVIEWER: {
    kind: 'SHARE',
    counts: 'CHILD_IN_MATTER',
    definition:
      'Children in a matter who were heard by one and the same interviewer in all sessions of all series, with no interview without leave that came to light. Left out: matters with a session that names no interviewer of the register.',
  },
  DAYS_TO_INTERVIEW_MEDIAN: {
    kind: 'MEDIAN',
    counts: 'CHILD_IN_MATTER',
    definition:
      'Days from the opening of the case to the child’s first session in it, both as days in Phnom Penh; a session before the opening counts as 0 days. Left out: matters without a case, and dates that are not known to the day.',
  },
  DAYS_TO_INTERVIEW_P90: { kind: 'PERCENTILE_90', counts: 'CHILD_IN_MATTER', definition: 'The same days as for DAYS_TO_INTERVIEW_MEDIAN.' },
  REPEATS_PREVENTED: {
    kind: 'SHARE',
    counts: 'REQUEST',
    definition: 'Wishes to interview a child again that were refused, or answered by what is there already, of all; those not answered yet are in the denominator.',
  },
  REPEATS_AUTHORISED: { kind: 'SHARE', counts: 'REQUEST', definition: 'Wishes to interview a child again that leave was given for, or that a court ordered, of all.' },
  REPEATS_AUTHORISED_BY_REASON: {
    kind: 'SHARE',
    counts: 'REQUEST',
    definition: 'Of the wishes that leave was given for, or that a court ordered, those with this reason.',
    parts: RepeatReason.options,
  },
  REPEATS_FOUND: {
    kind: 'COUNT',
    counts: 'INTERVIEW_WITHOUT_LEAVE',
    definition: 'Interviews held without leave that came to light, on the day they were held, by the unit that held them where it is known; of the same child, matter, day and unit one, however many tell of it. How many never come to light nobody knows.',
  },
  VIEWED_BEFORE_REPEAT: {
    kind: 'SHARE',
    counts: 'REQUEST',
    definition:
      'Of the wishes that leave was given for, or that a court ordered, on a matter with a recording of an earlier series, those whose unit viewed one by the day of the further series’ first session, or at all where none was held yet. The further series’ own recording counts for nothing.',
  },
  INTERVIEWER_NAMED: { kind: 'SHARE', counts: 'SESSION', definition: 'Sessions that name an interviewer of the register, of all that were held.' },
  INTERVIEWER_CERTIFIED: {
    kind: 'SHARE',
    counts: 'SESSION',
    definition: 'Sessions whose interviewer was certified on that day, as it was known when the session was recorded, of all that name an interviewer of the register: read it beside INTERVIEWER_NAMED.',
  },
  RECORDED: { kind: 'SHARE', counts: 'SESSION', definition: 'Sessions that were recorded, of all that were held.' },
  PRIVATE_ROOM: {
    kind: 'SHARE',
    counts: 'SESSION',
    definition: 'Sessions in a child-friendly room or a room of its own, with the door closed and no interruption, of all that were held.',
  },
  SUPPORT_PERSON: { kind: 'SHARE', counts: 'SESSION', definition: 'Sessions with a support person at the child’s side, of all that were held.' },
  VIEWS_SOUGHT: { kind: 'SHARE', counts: 'SERIES', definition: 'Series in which the child was asked for its own views at least once, of all with a session held.' },
  INFORMATION_GIVEN: {
    kind: 'SHARE',
    counts: 'SERIES',
    definition: 'Series whose child, or its caregiver, was told of this, in the matter or without naming one, of all with a session held.',
    parts: RightsTopic.options,
  },
  OFFICER_AND_CHILD_AGREE: {
    kind: 'SHARE',
    counts: 'PAIR_OF_ANSWERS',
    definition:
      'Answers of a child on its interview that say the same as the officer’s record of that session: the door was closed, somebody came in, an adult of its own choice was there. Left out: what either was not asked.',
    parts: ['DOOR_CLOSED', 'SOMEBODY_CAME_IN', 'ADULT_OF_OWN_CHOICE'],
  },
} as const satisfies Readonly<Record<string, Measure>>;

export type InterviewMeasure = keyof typeof interviewMeasures;

export const measureOf = (name: InterviewMeasure): Measure => interviewMeasures[name];
export const measureNames = Object.keys(interviewMeasures) as readonly InterviewMeasure[];
