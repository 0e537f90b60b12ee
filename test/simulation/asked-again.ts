import type { ChildRecord } from './child-record.js';
import { firstInterview, inputs } from './inputs.js';
import { type Answered, units } from './offices.js';
import type { Next } from './play.js';
import type { Intent } from './province.js';

/** All that the product may answer to somebody who plans an interview that is not theirs to plan. */
const notPlanned = ['SeriesAlreadyExists', 'FullInterviewNotAtThisLevel', 'NotAllowed'];
/** What it may answer to a request or order that it does not take. */
const notTaken = ['RepeatAlreadyRequested', 'RepeatAlreadyAnswered', 'RepeatAlreadyAuthorised'];

/** Whether it was recorded. @throws {Error} where it was answered with something else than one of these */
function isRecorded({ answer, position }: Answered, orElse: readonly string[]): boolean {
  if (position === undefined && !orElse.includes(answer)) throw new Error(`was answered with ${answer}`);
  return position !== undefined;
}

/** The further series is planned at once and held when there is room. */
async function hasLeave(record: ChildRecord, topics: readonly string[], day: number): Promise<readonly Next[]> {
  const seriesId = await record.plans(topics, day);
  const held = async (on: number) => {
    await record.holds(seriesId, topics, on);
    return [];
  };
  return [{ notBefore: day + firstInterview.earliestAfter, does: held }];
}

/** DoSVY first, then the court liaison; nobody on a request of their own. */
function isDecided(record: ChildRecord, { agency, day, decisions }: Intent, requestId: string): readonly Next[] {
  const deciders = ([['dosvy', inputs.daysToDosvy.value], ['court', inputs.daysToCourt.value]] as const).filter(([decider]) => decider !== agency);
  return deciders.map(([decider, after], index) => ({
    on: day + after,
    does: async () => {
      const said = { childId: record.childId, requestId, decision: decisions[decider] };
      isRecorded(await record.tries(units[decider], 'DecideInterviewRepeat', said, day + after), ['RepeatAlreadyAnswered']);
      if (index + 1 < deciders.length) return [];
      const repeat = (await record.look()).repeats.find(({ id }) => id === requestId);
      return repeat?.answer === 'AUTHORISED' ? hasLeave(record, repeat.topics, day + after) : [];
    },
  }));
}

/** Somebody plans an interview of their own, is told that it is not theirs to plan, and asks for leave with their reason. */
export async function asksForLeave(record: ChildRecord, intent: Intent): Promise<readonly Next[]> {
  const { childId, caseId, seriesId } = record;
  const { agency, reason, topics, day } = intent;
  const unit = record.unitOf(intent);
  if (isRecorded(await record.tries(unit, 'PlanInterviewSeries', record.plan(topics, day), day), notPlanned)) {
    throw new Error('a further interview was planned without leave');
  }
  record.turnedAway += 1;
  if (agency === 'district') {
    await record.does(unit, 'RecordMinimalFacts', { childId, caseId, facts: [{ topic: 'IMMEDIATE_DANGER', answer: 'ទេ' }] }, day);
    return [];
  }
  if (!isRecorded(await record.tries(unit, 'RequestInterviewRepeat', { childId, seriesId, reason, topics }, day), notTaken)) return [];
  const repeat = await record.wished();
  return repeat.answer === null ? isDecided(record, intent, repeat.id) : [];
}

/** The court orders what it wants to hear; of that, if it must, only what was not told and nobody is about to ask. */
export async function orders(record: ChildRecord, { topics, day }: Intent): Promise<readonly Next[]> {
  const { childId, seriesId } = record;
  const order = (of: readonly string[]) => record.tries(units.court, 'OrderInterviewRepeat', { childId, seriesId, topics: of, orderNumber: '17/2022' }, day);
  let answered = await order(topics);
  if (answered.answer === 'TopicsCoveredAlready') {
    const { coveredTopics, series } = await record.look();
    const needless = new Set([...coveredTopics, ...series.filter(({ sessions }) => sessions.length === 0).flatMap((one) => one.topics)]);
    const rest = topics.filter((topic) => !needless.has(topic));
    if (rest.length === 0) {
      record.turnedAway += 1;
      return [];
    }
    answered = await order(rest);
  }
  return isRecorded(answered, notTaken) ? hasLeave(record, (await record.wished()).topics, day) : [];
}
