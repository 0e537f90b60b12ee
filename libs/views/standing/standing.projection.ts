import { standingChanges, standingRules } from '#access';
import { events } from '#contracts/all';
import type { EventContract, Projection, Projector } from '#kernel';

const rows: Projector<EventContract> = ({ type, raw, envelope }) =>
  standingChanges(type, raw, envelope).map((change) =>
    change.kind === 'begin'
      ? {
          kind: 'put',
          table: 'standing',
          key: {
            child_id: change.standing.childId,
            holder: change.standing.holder,
            relation: change.standing.relation,
            source: change.standing.source,
          },
          row: { since: envelope.recordedAt },
        }
      : { kind: 'drop', table: 'standing', where: { source: change.source, relation: change.relation } },
  );

/** Who stands to which child now, one row for each reason; what has ended is gone. */
export const standingProjection: Projection = {
  name: 'standing',
  tables: ['standing'],
  opens: false,
  handlers: Object.fromEntries(Object.keys(events).map((type) => [type, type in standingRules ? rows : 'ignored'])),
};
