import type { Level } from '#access';
import type { Outlook } from './outlook.queries.js';

/** What a reader with this access to interviews is shown of the outlook; topics are nothing to those who may know only that it happened. */
export function shownOutlook({ series, minimalFacts, repeats, repeatsFound, openQuestions }: Outlook, level: Level, unit: string) {
  const sessions = series.flatMap((one) => one.sessions);
  const topicsOr = <T>(topics: T) => (level === 'milestone' ? null : topics);
  const whole = <T>(value: T) => (level === 'full' ? value : null);
  const answered = (...answers: readonly string[]) => repeats.filter(({ answer }) => answer !== null && answers.includes(answer)).length;
  return {
    seriesCount: series.length,
    sessionCount: sessions.length,
    coveredTopics: topicsOr([...new Set(sessions.flatMap(({ topicsCovered }) => topicsCovered))].sort()),
    series: series.map(({ seriesId, purpose, leadUnit, plannedFor, recording, topics, sessions: held }) => ({
      id: seriesId,
      purpose,
      leadUnit,
      plannedFor,
      recording,
      topics: topicsOr(topics),
      sessions: held.map(({ eventId, heldAt, unit, recorded, topicsCovered }) => ({
        id: eventId,
        heldAt,
        unit,
        recorded,
        topicsCovered: topicsOr(topicsCovered),
      })),
    })),
    minimalFacts: minimalFacts.map(({ takenAt, unit, topics }) => ({ takenAt, unit, topics: topicsOr(topics) })),
    repeats: topicsOr(
      repeats.map(({ requestId, seriesId, topics, requestedBy, reason, answer }) => ({
        id: requestId,
        seriesId,
        topics,
        requestedBy: requestedBy === unit ? unit : whole(requestedBy),
        reason: requestedBy === unit ? reason : whole(reason),
        answer,
      })),
    ),
    openQuestions: topicsOr(
      openQuestions.map(({ questionId, askedBy, ...question }) => ({ ...question, id: questionId, askedBy: askedBy === unit ? unit : whole(askedBy) })),
    ),
    repeatsPrevented: answered('REFUSED', 'REDIRECTED'),
    repeatsAuthorised: answered('AUTHORISED'),
    repeatsFound,
  };
}
