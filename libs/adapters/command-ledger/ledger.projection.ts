import { events } from '#contracts/all';
import type { EventContract, Projection, Projector } from '#kernel';

const row: Projector<EventContract> = ({ envelope: { commandId, fingerprint } }) => [
  { kind: 'put', table: 'command_ledger', key: { command_id: commandId }, row: { fingerprint } },
];

/** Every command that had an effect, in whatever stream, so that no second one can take its id. */
export const commandLedgerProjection: Projection = {
  name: 'command-ledger',
  tables: ['command_ledger'],
  opens: false,
  handlers: Object.fromEntries(Object.keys(events).map((type) => [type, row])),
};
