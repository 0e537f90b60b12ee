import type { Facts } from '#access';
import { DestroySubjectKey, SubjectKeyDestroyed } from '#contracts/privacy';
import { accept, decider } from '#kernel';

/** Never refused as done before: what was recorded since the last time is sealed under a new key, which can be destroyed too. */
export const erasure = decider<null, Facts, { SubjectKeyDestroyed: typeof SubjectKeyDestroyed }, { DestroySubjectKey: typeof DestroySubjectKey }>({
  category: 'erasure',
  events: { SubjectKeyDestroyed },
  commands: { DestroySubjectKey },
  initialState: null,
  evolve: { SubjectKeyDestroyed: (state) => state },
  children: { DestroySubjectKey: ({ subjectId }) => [subjectId] },
  concerns: (_state, id) => ({ childIds: [id] }),
  decide: { DestroySubjectKey: (said) => accept(SubjectKeyDestroyed.of(said)) },
});
