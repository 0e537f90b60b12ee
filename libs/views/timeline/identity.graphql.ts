import DataLoader from 'dataloader';
import { levelOf, PersonalField, registrationLevel } from '#access';
import type { Actor, Sealed } from '#kernel';
import { type Child, openPersonal, type PersonalText, type ReadingDesk } from '#platform';
import { type ChildCard, childCards } from './child-card.queries.js';
import type { ChildIdentity } from './timeline-types.graphql.js';

type CardLoader = DataLoader<string, ChildCard | undefined>;
const loaders = new WeakMap<ReadingDesk, CardLoader>();

/** Cards asked for in the same moment are read together; nothing is kept afterwards. */
function cardsOf(desk: ReadingDesk): CardLoader {
  const known = loaders.get(desk);
  if (known !== undefined) return known;
  const loader: CardLoader = new DataLoader(
    async (childIds) => {
      const cards = new Map((await childCards(desk.database, childIds)).map((card) => [card.childId, card]));
      return childIds.map((childId) => cards.get(childId));
    },
    { cache: false },
  );
  loaders.set(desk, loader);
  return loader;
}

const sealedFields = ['nameKhmer', 'nameLatin', 'birthDate', 'village', 'phone'] as const;
const personalField = (field: string, value: Sealed) => new PersonalField('child-identity', { at: [field], value });

/** Who the child is, opened as far as the reader's standing allows; null where they may not know. */
export async function identityOf(desk: ReadingDesk, actor: Actor, child: Child): Promise<ChildIdentity | null> {
  const level = registrationLevel(actor, child.relations);
  if (level !== 'full' && level !== 'partial') return null;
  const card = await cardsOf(desk).load(child.id);
  if (card === undefined) return null;
  const shown = level === 'full' ? sealedFields.filter((field) => card[field] !== null) : [];
  const fields = Object.fromEntries(shown.map((field) => [field, personalField(field, card[field] as Sealed)]));
  // Numbers of other systems are entries of their own: whoever only registered the child wrote none of them by that.
  const identifiers = levelOf(actor, 'child-identity', child.relations) === 'full' ? card.identifiers : [];
  const opened = await openPersonal(desk.keyVault, [
    { eventId: card.eventId, fields },
    ...identifiers.map(({ eventId, value }) => ({ eventId, fields: { value: personalField('value', value) } })),
  ]);
  await desk.log(actor, [{ operation: 'identity', outcome: 'granted', subjects: [child.id], detail: opened.classes }]);
  const [texts = {}, ...numbers] = opened.fields as Record<string, PersonalText>[];
  const textOf = (field: (typeof sealedFields)[number]) => texts[field] ?? null;
  return {
    sex: card.sex,
    ageYears: card.ageYears,
    ageAsOf: card.ageAsOf,
    districtCode: card.districtCode,
    nameKhmer: textOf('nameKhmer'),
    nameLatin: textOf('nameLatin'),
    birthDate: textOf('birthDate'),
    village: textOf('village'),
    phone: textOf('phone'),
    identifiers: identifiers.map(({ system }, index) => ({ system, value: numbers[index]?.['value'] as PersonalText })),
  };
}
