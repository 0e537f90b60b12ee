import { entryLevel, PersonalField, type Relation, sees } from '#access';
import type { Actor } from '#kernel';
import { openPersonal, type PersonalText, type ReadingDesk } from '#platform';
import type { QuestionCard } from './questions.queries.js';
import type { RepeatRequestCard } from './repeat-requests.queries.js';

/** How the reader stands to an entry that was written by one unit and names another. */
const levelOf = (actor: Actor, standing: readonly Relation[], unit: string, parties: readonly string[]) =>
  entryLevel(actor, 'interview-summary', standing, { unit, parties });

const standingOf = async ({ relationsTo }: Pick<ReadingDesk, 'relationsTo'>, actor: Actor, cards: readonly { readonly childId: string }[]) => {
  const standing = await relationsTo(actor, [...new Set(cards.map(({ childId }) => childId))]);
  return (childId: string) => standing.get(childId) ?? [];
};

/**
 * Requests as this reader may see them, and the classes that were opened for it: whole to the unit that asked and to
 * those that decide, as the timeline shows them the entry; the answer as far as they see that entry.
 */
export async function shownRequests(cards: readonly RepeatRequestCard[], actor: Actor, desk: ReadingDesk) {
  const standing = await standingOf(desk, actor, cards);
  const seen = cards.map((card) => ({ card, level: levelOf(actor, standing(card.childId), card.requestedBy, card.deciders.map(({ unit }) => unit)) }));
  const { fields, classes } = await openPersonal(
    desk.keyVault,
    seen.map(({ card: { eventId, note }, level }) => ({
      eventId,
      fields: note === null ? {} : { note: new PersonalField('interview-summary', ...(level === 'full' ? [{ at: ['note'], value: note }] : [])) },
    })),
  );
  const nodes = seen.map(({ card, level }, index) => {
    const { id, requestedBy, seriesId, askedAt, deciders, answeredBy } = card;
    const whole = level === 'full';
    const answered = answeredBy !== null && sees(levelOf(actor, standing(card.childId), answeredBy, [requestedBy, ...deciders.map(({ unit }) => unit)]));
    return {
      id,
      requestedBy,
      seriesId,
      askedAt,
      childId: whole ? card.childId : null,
      caseId: whole ? card.caseId : null,
      reason: whole ? card.reason : null,
      topics: whole || level === 'partial' ? card.topics : null,
      note: (fields[index]?.['note'] as PersonalText | undefined) ?? null,
      agreedBy: deciders.flatMap(({ unit, agreed }) => (agreed ? [unit] : [])),
      waitingFor: card.answer === null ? deciders.flatMap(({ unit, agreed }) => (agreed ? [] : [unit])) : [],
      answerDueAt: card.answerDueAt,
      remindedAt: card.remindedAt,
      isOverdue: card.answer === null && card.answerDueAt !== null && card.answerDueAt < desk.now().toISOString(),
      answer: answered ? card.answer : null,
      answeredAt: answered ? card.answeredAt : null,
    };
  });
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
