import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from './actor.js';
import { command } from './command-contract.js';
import { accept, decider, reject } from './decider.js';
import { event } from './event-contract.js';
import { text } from './fields.js';
import { type Command, type CommandRuntime, handleCommand, type Outcome } from './handle-command.js';
import { personal } from './markers.js';
import { ScriptedEventStore } from './ports/event-store.double.js';
import { KeysHeld, type KeyVault } from './ports/key-vault.js';
import { rejection } from './rejection.js';

const BoxOpened = event({
  type: 'boxes.BoxOpened',
  version: 1,
  about: 'case-plan',
  milestone: 'Box opened',
  published: false,
  data: z.object({ boxId: z.string(), childId: z.string(), label: personal('case-plan', 'childId', text(30)) }),
  sample: { boxId: 'b', childId: 'c', label: 'x' },
});
const ThingAdded = event({
  type: 'boxes.ThingAdded',
  version: 1,
  about: 'case-plan',
  milestone: 'Thing added',
  published: false,
  endsKeysOf: ({ thing }) => ({ subject: thing, dataClass: 'case-plan' }),
  data: z.object({ boxId: z.string(), thing: z.string(), thingId: z.string(), number: z.number() }),
  sample: { boxId: 'b', thing: 'x', thingId: 't', number: 1 },
});
const BoxFull = rejection({ name: 'BoxFull', message: 'No room.', fields: z.object({ things: z.number() }) });

const OpenBox = command({
  name: 'OpenBox',
  context: 'boxes',
  service: 'dosvy',
  help: 'Open a box.',
  stream: { category: 'box', id: 'new' },
  input: z.object({ childId: z.string(), label: text(4000) }),
  rejections: [],
});
const AddThing = command({
  name: 'AddThing',
  context: 'boxes',
  service: 'dosvy',
  help: 'Add a thing.',
  stream: { category: 'box', id: 'boxId' },
  input: z.object({ boxId: z.string(), thing: z.string() }),
  rejections: [BoxFull],
});

interface Box {
  readonly childId: string;
  readonly things: number;
}
interface Room {
  readonly room: number;
}

/** A box with room for so many things: small enough to see every path a command can take. */
const box = decider<Box, Room, { BoxOpened: typeof BoxOpened; ThingAdded: typeof ThingAdded }, { OpenBox: typeof OpenBox; AddThing: typeof AddThing }>({
  category: 'box',
  events: { BoxOpened, ThingAdded },
  commands: { OpenBox, AddThing },
  initialState: { childId: '', things: 0 },
  evolve: {
    BoxOpened: (state, { childId }) => ({ ...state, childId }),
    ThingAdded: (state) => ({ ...state, things: state.things + 1 }),
  },
  children: { OpenBox: ({ childId }) => [childId], AddThing: (_said, { childId }) => [childId] },
  concerns: ({ childId }) => ({ childIds: [childId], parties: ['ngo-a'] }),
  standing: () => ({ opener: 'dosvy-17' }),
  decide: {
    OpenBox: (said, _state, { id }) => accept(BoxOpened.of({ ...said, boxId: id })),
    AddThing: (said, { things }, { facts, newId }) =>
      things >= facts.room
        ? reject(BoxFull.of({ things }))
        : accept(ThingAdded.of({ ...said, thingId: newId('thing'), number: things + 1 })),
  },
});

export const actor: Actor = { id: 'person-1', agency: 'MoSVY', unit: 'dosvy-17', role: 'dosvy', province: '17' };

/** A double of the vault's port with one key for everything. @param told what is done with a hold, in order @param held whether others have the keys for too long */
function vaultDouble(told: string[], held: () => boolean): KeyVault {
  const [fingerprintKey, dataKey] = [randomBytes(32), randomBytes(32)];
  return {
    hold: () => ({
      keysFor: async (owners) => {
        if (held()) throw new KeysHeld();
        told.push('keys');
        return owners.map((owner) => ({ ...owner, keyId: 'k', key: dataKey }));
      },
      retire: async ({ subject }, order) => void told.push(`retired ${subject} for ${order}`),
      letGo: () => void told.push('let go'),
    }),
    keysById: async () => new Map([['k', dataKey]]),
    destroy: async () => undefined,
    purposeKey: async () => fingerprintKey,
  };
}

export const aCommand = (input: Command['input'], changes: Partial<Command> = {}): Command => ({
  id: randomUUID(),
  input,
  occurredAt: { value: '2026-03-02T09:00:00+07:00', precision: 'MINUTE' },
  actor,
  correlationId: 'correlation-1',
  ...changes,
});

/** One box with room for ten things, and what is needed to give it commands. */
export async function openedBox() {
  const store = new ScriptedEventStore();
  const rules = { room: 10, allowed: true, keysHeld: false };
  const vaultTold: string[] = [];
  const runtime: CommandRuntime<Room> = {
    eventStore: store,
    keyVault: vaultDouble(vaultTold, () => rules.keysHeld),
    now: () => new Date('2026-03-02T02:00:05Z'),
    facts: async () => ({ room: rules.room }),
    earlierFingerprint: async (id) => store.log.find(({ metadata }) => metadata['commandId'] === id)?.metadata['fingerprint'] as string | undefined,
    mayDo: () => rules.allowed,
  };
  const open = (given: Command) => handleCommand(box, OpenBox, given, runtime);
  const add = (given: Command) => handleCommand(box, AddThing, given, runtime);
  const opened = await open(aCommand({ childId: 'child-1', label: 'winter' }));
  if (opened.kind !== 'recorded') throw new Error('no box');
  const boxId = opened.recorded.id;
  store.appends = 0;
  vaultTold.length = 0;
  return {
    store,
    rules,
    vaultTold,
    boxId,
    open,
    add,
    aThing: (thing = 'book', changes: Partial<Command> = {}) => aCommand({ boxId, thing }, changes),
    stored: (type: string) => store.log.filter((each) => each.type === type),
  };
}
export type OpenedBox = Awaited<ReturnType<typeof openedBox>>;

/** What became of a command: recorded, or the rejection's name. */
export const nameOf = (outcome: Outcome) => (outcome.kind === 'rejected' ? outcome.rejection.name : outcome.kind);
