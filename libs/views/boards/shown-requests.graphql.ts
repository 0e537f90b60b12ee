import { entryLevel, PersonalField, type Relation, sees } from '#access';
import type { Actor } from '#kernel';
import { openPersonal, type PersonalText, type ReadingDesk } from '#platform';
import type { QuestionCard } from './questions.queries.js';
import type { RepeatRequestCard } from './repeat-requests.queries.js';

/** Whoever else wrote it; no unit has this id. */
const byOthers = '';

/** How the reader stands to an entry that was written by one unit and names another. */
const levelOf = (actor: Actor, standing: readonly Relation[], unit: string, parties: readonly string[]) =>
  entryLevel(actor, 'interview-summary', standing, { unit, parties });

const standingOf = async ({ relationsTo }: Pick<ReadingDesk, 'relationsTo'>, actor: Actor, cards: readonly { readonly childId: string }[]) => {
  const standing = await relationsTo(actor, [...new Set(cards.map(({ childId }) => childId))]);
  return (childId: string) => standing.get(childId) ?? [];
};

/** Whether this reader sees the entry of the request whole, and how far those that its deciders and its reminder have made or may make. */
function levelsOf(actor: Actor, standing: readonly Relation[], { requestedBy, deciders }: RepeatRequestCard) {
  const deciding = deciders.map(({ unit }) => unit);
  return { level: levelOf(actor, standing, requestedBy, deciding), after: levelOf(actor, standing, byOthers, [requestedBy, ...deciding]) };
}

/** What of a request and of what became of it this reader may see but its note, which is still sealed. */
export function seenRequest(card: RepeatRequestCard, actor: Actor, standing: readonly Relation[], now: Date) {
  const { id, requestedBy, seriesId, askedAt, deciders, answeredBy } = card;
  const { level, after } = levelsOf(actor, standing, card);
  const whole = level === 'full';
  // Nobody decides on what the rule has answered.
  const namesDeciders = after === 'full' || deciders.length === 0;
  const follows = sees(after);
  const answered = answeredBy !== null && (follows || answeredBy === actor.unit);
  const unitsThat = (have: boolean) => deciders.flatMap(({ unit, agreed }) => (agreed === have ? [unit] : []));
  return {
    id,
    requestedBy,
    seriesId,
    askedAt,
    childId: whole ? card.childId : null,
    caseId: whole ? card.caseId : null,
    reason: whole ? card.reason : null,
    topics: whole || level === 'partial' ? card.topics : null,
    agreedBy: namesDeciders ? unitsThat(true) : null,
    waitingFor: namesDeciders ? (card.answer === null ? unitsThat(false) : []) : null,
    answerDueAt: card.answerDueAt,
    remindedAt: follows ? card.remindedAt : null,
    // That it is no longer late would tell that it was answered.
    isOverdue: follows && card.answer === null && card.answerDueAt !== null && card.answerDueAt < now.toISOString(),
    answer: answered ? card.answer : null,
    answeredAt: answered ? card.answeredAt : null,
  };
}

/**
 * Requests as this reader may see them, and the classes that were opened for it: whole to the unit that asked and to
 * those that decide, as the timeline shows them the entry; who has agreed, the reminder and the answer as far as they see
 * those entries.
 */
export async function shownRequests(cards: readonly RepeatRequestCard[], actor: Actor, desk: ReadingDesk) {
  const standing = await standingOf(desk, actor, cards);
  const seen = cards.map((card) => ({ card, ...levelsOf(actor, standing(card.childId), card) }));
  const { fields, classes } = await openPersonal(
    desk.keyVault,
    seen.map(({ card: { eventId, note }, level }) => ({
      eventId,
      fields: note === null ? {} : { note: new PersonalField('interview-summary', ...(level === 'full' ? [{ at: ['note'], value: note }] : [])) },
    })),
  );
  const now = desk.now();
  const nodes = cards.map((card, index) => ({
    ...seenRequest(card, actor, standing(card.childId), now),
    note: (fields[index]?.['note'] as PersonalText | undefined) ?? null,
  }));
  return { nodes, classes };
}

/** Questions as this reader may see them, and the classes that were opened for it. */
export async function shownQuestions(cards: readonly QuestionCard[], actor: Actor, desk: ReadingDesk) {
  const standing = await standingOf(desk, actor, cards);
  const seen = cards.map((card) => ({ card, level: levelOf(actor, standing(card.childId), card.askedBy, [card.leadUnit]) }));
  const { fields, classes } = await openPersonal(
    desk.keyVault,
    seen.map(({ card: { eventId, place, question }, level }) => {
      const at = ['questions', String(place), 'question'];
      return { eventId, fields: { question: new PersonalField('interview-summary', ...(level === 'full' ? [{ at, value: question }] : [])) } };
    }),
  );
  const nodes = seen.map(({ card, level }, index) => {
    const { id, seriesId, leadUnit, askedBy, askedAt } = card;
    const whole = level === 'full';
    const answered = card.answeredAt !== null && sees(levelOf(actor, standing(card.childId), leadUnit, [askedBy]));
    return {
      id,
      seriesId,
      leadUnit,
      askedBy,
      askedAt,
      childId: whole ? card.childId : null,
      caseId: whole ? card.caseId : null,
      topic: whole || level === 'partial' ? card.topic : null,
      question: fields[index]?.['question'] as PersonalText,
      answeredAt: answered ? card.answeredAt : null,
    };
  });
  return { nodes, classes };
}
