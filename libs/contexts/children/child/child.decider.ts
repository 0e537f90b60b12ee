import type { Facts } from '#access';
import { ChildRegistered, ExternalIdentifierLinked, LinkExternalIdentifier, RegisterChild, SearchFirst } from '#contracts/children';
import { accept, dayOf, decider, InvalidInput, reject } from '#kernel';

interface State {
  readonly registered: boolean;
}

/** Completed years between a birth date and a day, both ISO dates; negative before the birth. */
function completedYears(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

const wrongBirthDate = (problem: string) => reject(InvalidInput.of({ problems: [{ path: 'birthDate', problem }] }));

export const child = decider<
  State,
  Facts,
  { ChildRegistered: typeof ChildRegistered; ExternalIdentifierLinked: typeof ExternalIdentifierLinked },
  { RegisterChild: typeof RegisterChild; LinkExternalIdentifier: typeof LinkExternalIdentifier }
>({
  category: 'child',
  events: { ChildRegistered, ExternalIdentifierLinked },
  commands: { RegisterChild, LinkExternalIdentifier },
  initialState: { registered: false },
  evolve: {
    ChildRegistered: () => ({ registered: true }),
    ExternalIdentifierLinked: (state) => state,
  },
  children: {
    RegisterChild: () => [],
    LinkExternalIdentifier: ({ childId }) => [childId],
  },
  concerns: (_state, id) => ({ childIds: [id] }),
  decide: {
    RegisterChild: ({ searchReceipt, ...said }, _state, { id, facts, occurredAt }) => {
      const names = [said.nameKhmer, said.nameLatin].filter((name) => name !== undefined);
      if (!facts.provesSearch(searchReceipt, names)) return reject(SearchFirst.of({}));
      const ageYears = said.birthDate === undefined ? said.ageYears : completedYears(said.birthDate, dayOf(occurredAt));
      if (ageYears !== undefined && ageYears < 0) return wrongBirthDate('lies after the day on which the child became known');
      if (ageYears !== undefined && ageYears > 17) return wrongBirthDate('is not a child’s: under 18 only');
      return accept(ChildRegistered.of({ ...said, childId: id, ageYears }));
    },
    LinkExternalIdentifier: (said) => accept(ExternalIdentifierLinked.of(said)),
  },
});
