import type { Facts } from '#access';
import { ChildRegistered, ExternalIdentifierLinked, LinkExternalIdentifier, RegisterChild, SearchFirst } from '#contracts/children';
import { accept, decider, type OccurredAt, reject } from '#kernel';

interface State {
  readonly registered: boolean;
}

/** Completed years between a birth date and a moment, both as written. */
function completedYears(birthDate: string, { value }: OccurredAt): number {
  const years = Number(value.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return value.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
}

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
      const ageYears = said.birthDate === undefined ? said.ageYears : completedYears(said.birthDate, occurredAt);
      return accept(ChildRegistered.of({ ...said, childId: id, ageYears }));
    },
    LinkExternalIdentifier: (said) => accept(ExternalIdentifierLinked.of(said)),
  },
});
