import { type Disclosed, PersonalField } from '#access';
import { type DataClass, type KeyVault, openAll } from '#kernel';
import { type PersonalText, PersonalTextState, withheld } from './personal-text.js';

/** A reader's part of an event, with the event's id that its sealed fields are bound to. */
export interface ToOpen {
  readonly eventId: string;
  readonly fields: Disclosed;
}

function sealedFields(value: Disclosed, found: PersonalField[] = []): readonly PersonalField[] {
  if (value instanceof PersonalField) {
    if (value.sealed !== undefined) found.push(value);
  } else if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) sealedFields(inner, found);
  }
  return found;
}

function readable(value: Disclosed, opened: ReadonlyMap<PersonalField, PersonalText>): unknown {
  if (value instanceof PersonalField) return opened.get(value) ?? withheld;
  if (Array.isArray(value)) return (value as readonly Disclosed[]).map((item) => readable(item, opened));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, readable(inner, opened)]));
}

/** Opens the personal fields of many entries with one question to the vault; tells which classes were opened. */
export async function openPersonal(vault: KeyVault, entries: readonly ToOpen[]) {
  const wanted = entries.flatMap(({ eventId, fields }) => sealedFields(fields).map((field) => ({ eventId, field })));
  const answers = await openAll(
    vault,
    wanted.flatMap(({ eventId, field: { sealed } }) => (sealed === undefined ? [] : [{ eventId, at: sealed.at, sealed: sealed.value }])),
  );
  const opened = new Map(
    wanted.map(({ field }, index): [PersonalField, PersonalText] => {
      const answer = answers[index];
      return [
        field,
        answer?.state === 'open' ? { state: PersonalTextState.OPEN, value: answer.value } : { state: PersonalTextState.ERASED, value: null },
      ];
    }),
  );
  const classes: readonly DataClass[] = [...new Set(wanted.map(({ field }) => field.dataClass))];
  return { classes, fields: entries.map(({ fields }) => readable(fields, opened) as Record<string, unknown>) };
}
