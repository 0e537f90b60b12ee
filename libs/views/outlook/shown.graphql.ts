import { RightsTopic } from '#contracts/interviews';
import type { Outlook, OutlookRecording, OutlookRights, OutlookSeries } from './outlook.queries.js';
import { type Intent, type Looker, openWays, topicStates } from './ways.graphql.js';

/** Recordings are there for those who may know of them, and for those who can ask for one. */
function shownRecordings(recordings: readonly OutlookRecording[], series: readonly OutlookSeries[], looker: Looker) {
  if (looker.recordings === 'none' && !looker.mayAskForRecordings) return [];
  return recordings.map(({ recordingId, seriesId, kind, minutes, custodian, courts, viewings, releases }) => {
    const leadUnit = series.find((one) => one.seriesId === seriesId)?.leadUnit ?? custodian;
    const mine = releases.filter(({ toUnit, until }) => toUnit === looker.unit && until >= looker.today).map(({ until }) => until);
    const until = mine.toSorted().at(-1) ?? null;
    const whole = looker.recordings === 'full' || until !== null || custodian === looker.unit;
    return {
      id: recordingId,
      seriesId,
      kind: whole ? kind : null,
      minutes: whole ? minutes : null,
      mayRelease: [...new Set([leadUnit, custodian, ...(looker.knowsCourts ? courts : [])])],
      releasedToYouUntil: until,
      viewings: whole ? viewings : null,
    };
  });
}

/** Every topic that a child has a right to hear of, with who was told: what nobody was told is missing. */
const shownRights = (told: readonly OutlookRights[]) =>
  RightsTopic.options.map((topic) => {
    const about = told.filter(({ topics }) => topics.includes(topic)).map(({ toldTo }) => toldTo);
    return { topic, toldToChild: about.some((whom) => whom !== 'CAREGIVER'), toldToCaregiver: about.some((whom) => whom !== 'CHILD') };
  });

/** What a reader with this access to interviews is shown of the outlook; topics are nothing to those who may know only that it happened. */
export function shownOutlook(outlook: Outlook, looker: Looker, intent: Intent) {
  const { series, minimalFacts, repeats, repeatsFound, openQuestions, recordings, rightsTold } = outlook;
  const { level, unit } = looker;
  const sessions = series.flatMap((one) => one.sessions);
  const topicsOr = <T>(topics: T) => (level === 'milestone' ? null : topics);
  const whole = <T>(value: T) => (level === 'full' ? value : null);
  const shownSeries = series.map(({ seriesId, purpose, leadUnit, plannedFor, recording, topics, plannedWith, childPrefers, sessions: held }) => ({
    id: seriesId,
    purpose: topicsOr(purpose),
    leadUnit,
    plannedFor,
    recording: whole(recording),
    topics: topicsOr(topics),
    // Whom the child knows already, or else expects.
    interviewerId: whole(held.map(({ interviewerId }) => interviewerId).findLast((id) => id !== null) ?? plannedWith),
    childPrefers: whole(childPrefers),
    sessions: held.map(({ eventId, heldAt, unit, recorded, topicsCovered }) => ({
      id: eventId,
      heldAt,
      unit,
      recorded: whole(recorded),
      topicsCovered: topicsOr(topicsCovered),
    })),
  }));
  const answered = (...answers: readonly string[]) => repeats.filter(({ answer }) => answer !== null && answers.includes(answer)).length;
  return {
    seriesCount: series.length,
    sessionCount: sessions.length,
    coveredTopics: topicsOr([...new Set(sessions.flatMap(({ topicsCovered }) => topicsCovered))].sort()),
    series: shownSeries,
    planned: shownSeries.filter(({ sessions: held }) => held.length === 0),
    yourTopics: topicsOr(topicStates(outlook, intent)),
    waysForward: openWays(outlook, looker, intent),
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
    rights: topicsOr(shownRights(rightsTold)),
    recordings: shownRecordings(recordings, series, looker),
    repeatsPrevented: answered('REFUSED', 'REDIRECTED'),
    repeatsAuthorised: answered('AUTHORISED'),
    repeatsFound,
  };
}
