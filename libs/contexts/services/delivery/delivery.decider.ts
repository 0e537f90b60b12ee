import type { Facts } from '#access';
import { RecordServiceDelivered, ServiceDelivered } from '#contracts/services';
import { accept, decider } from '#kernel';

interface State {
  readonly childIds: readonly string[];
}

/** One service that a child was given; nothing goes on in it. */
export const delivery = decider<State, Facts, { ServiceDelivered: typeof ServiceDelivered }, { RecordServiceDelivered: typeof RecordServiceDelivered }>({
  category: 'service',
  events: { ServiceDelivered },
  commands: { RecordServiceDelivered },
  initialState: { childIds: [] },
  evolve: { ServiceDelivered: (_state, { childId }) => ({ childIds: [childId] }) },
  children: { RecordServiceDelivered: ({ childId }) => [childId] },
  concerns: ({ childIds }) => ({ childIds }),
  decide: { RecordServiceDelivered: (said, _state, { id }) => accept(ServiceDelivered.of({ ...said, serviceId: id })) },
});
