/*
 * From which letter of the privacy rules on a field of an answer is shown, by hand: M is that it happened, when and whom
 * to turn to; P adds topics and what the child wants known; F is all. `own`: also to the unit that wrote it. `ask`: also
 * to those to whom a recording can be released, that is police and lawyers, who could else not ask for it. What is not
 * written here nobody is promised: an answer with a further field fails.
 */
export type Letter = '-' | 'M' | 'P' | 'F';
export type Also = 'own' | 'ask';

export interface FieldRule {
  readonly of: 'interviews' | 'recordings';
  readonly from: Letter;
  readonly also: readonly Also[];
}

const outlook = `
  childId                        interviews M
  seriesCount                    interviews M
  sessionCount                   interviews M
  repeatsPrevented               interviews M
  repeatsAuthorised              interviews M
  repeatsFound                   interviews M
  waysForward                    interviews M
  series                         interviews M
  series.id                      interviews M
  series.leadUnit                interviews M
  series.plannedFor              interviews M
  series.purpose                 interviews P
  series.topics                  interviews P
  series.recording               interviews F
  series.interviewerId           interviews F
  series.childPrefers            interviews F
  series.sessions                interviews M
  series.sessions.id             interviews M
  series.sessions.heldAt         interviews M
  series.sessions.unit           interviews M
  series.sessions.recorded       interviews F
  series.sessions.topicsCovered  interviews P
  minimalFacts                   interviews M
  minimalFacts.takenAt           interviews M
  minimalFacts.unit              interviews M
  minimalFacts.topics            interviews P
  coveredTopics                  interviews P
  yourTopics                     interviews P
  yourTopics.topic               interviews P
  yourTopics.state               interviews P
  rights                         interviews P
  rights.topic                   interviews P
  rights.toldToChild             interviews P
  rights.toldToCaregiver         interviews P
  repeats                        interviews P
  repeats.id                     interviews P
  repeats.seriesId               interviews P
  repeats.topics                 interviews P
  repeats.answer                 interviews P
  repeats.requestedBy            interviews F own
  repeats.reason                 interviews F own
  openQuestions                  interviews P
  openQuestions.id               interviews P
  openQuestions.seriesId         interviews P
  openQuestions.leadUnit         interviews P
  openQuestions.topic            interviews P
  openQuestions.askedAt          interviews P
  openQuestions.askedBy          interviews F own
  recordings                     recordings M ask
  recordings.id                  recordings M ask
  recordings.seriesId            recordings M ask
  recordings.mayRelease          recordings M ask
  recordings.releasedToYouUntil  recordings M ask
  recordings.kind                recordings F
  recordings.minutes             recordings F
  recordings.viewings            recordings F`;

export const outlookFields: ReadonlyMap<string, FieldRule> = new Map(
  outlook
    .trim()
    .split('\n')
    .map((line) => {
      const [field = '', of, from, ...also] = line.trim().split(/\s+/);
      return [field, { of, from, also } as FieldRule];
    }),
);

/** What is told of a day of the calendar: the day and the unit to everybody who plans with the child; the letter is that of what comes of it. */
export const calendarFields: Readonly<Record<string, Letter>> = {
  on: '-', unit: '-', time: '-', mine: '-', inTheWay: '-', id: 'P', kind: 'P', source: 'P', withUnits: 'F',
};
