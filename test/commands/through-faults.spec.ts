import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { appendFaults, type NamedFault, readFaults } from '../event-store/fault-server/catalogue.js';
import { accessDenied, conflicts, notAuthenticated } from '../event-store/fault-server/refusals.js';
import { accept, type Given, link, register, send } from './given.js';
import { FaultyServices } from './faulty-services.js';

const patienceMs = 1_600;
/** Longer than one attempt may take, so that it is made again. */
const lateMs = 1_000;
const atOnce = 8;
const scripts = 200;
/** To see a run again: the seed that it printed. */
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);

let services: FaultyServices;
beforeAll(async () => {
  services = await FaultyServices.create(atOnce + 1, patienceMs);
});
afterAll(() => services.remove());
/** The last service has no faults. */
const sound = atOnce;

/** Works through all, so many at once, each with a service of its own. */
async function eachAtOne<T>(items: readonly T[], work: (item: T, which: number) => Promise<void>): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async (_, which) => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item, which);
    }),
  );
}

/** A command of each kind of stream: one that begins it, one that goes on with a child, one that answers a referral. */
async function givenOf(kind: number): Promise<Given> {
  if (kind === 0) return register();
  const childId = await services.recorded(sound, register());
  if (kind === 1) return link(childId, 'OSCAR-1');
  return kind === 2 ? send(childId) : accept(await services.recorded(sound, send(childId)));
}

const reading = readFaults(lateMs, 0);
const appending = appendFaults(lateMs);
const refused: readonly NamedFault[] = [
  ['is refused for the password', notAuthenticated()],
  ['is refused for want of rights', accessDenied()],
];

describe('a command', () => {
  const given: Given[] = [];

  it('that meets one fault at any of its calls is recorded once, and says so', async () => {
    const calls = [
      ...reading.map((fault) => ({ kind: 'read', nth: 1, fault }) as const),
      ...reading.map((fault) => ({ kind: 'read', nth: 2, fault }) as const),
      ...[...appending, ...conflicts].map((fault) => ({ kind: 'append', nth: 1, fault }) as const),
    ];
    await eachAtOne([0, 3].flatMap((kind) => calls.map((call) => ({ ...call, command: kind }))), async (call, which) => {
      const one = await givenOf(call.command);
      given.push(one);
      services.script(which).nth(call.kind, call.nth, call.fault[1]);
      const first = await services.give(which, one);
      expect({ ...call, ending: first.name }).toEqual({ ...call, ending: 'recorded' });
      expect(await services.give(sound, one)).toEqual(first);
    });
  });

  it('that meets the same fault at every call is told to try again or why it is refused, and is recorded once when it is repeated', async () => {
    const lasting = [
      ...reading.filter(([, { kind }]) => kind === 'status' || kind === 'cut').map((fault) => ({ kind: 'read', fault, ending: 'TryAgain' }) as const),
      ...refused.map((fault) => ({ kind: 'read', fault, ending: 'EventStoreRefused' }) as const),
      ...refused.map((fault) => ({ kind: 'append', fault, ending: 'AppendRefused' }) as const),
      ...conflicts.slice(0, 1).map((fault) => ({ kind: 'append', fault, ending: 'TryAgain' }) as const),
      // What was written is found when the stream is read again, though the event store never says so.
      ...appending.filter(([, fault]) => fault.kind === 'status' && fault.when === 0).map((fault) => ({ kind: 'append', fault, ending: 'recorded' }) as const),
    ];
    await eachAtOne(lasting, async ({ kind, fault, ending }, which) => {
      const one = await givenOf(1);
      given.push(one);
      services.script(which).always(kind, fault[1]);
      const first = await services.give(which, one);
      services.script(which).clear();
      expect({ kind, fault, ending: first.name }).toEqual({ kind, fault, ending });
      const second = await services.give(which, one);
      expect(second.name).toBe('recorded');
      expect(await services.give(sound, one)).toEqual(second);
    });
  });

  it(`of ${scripts} random scripts of faults is recorded once, or answers TryAgain and is recorded once when it is repeated`, async () => {
    const fault = (faults: readonly NamedFault[]) => fc.option(fc.constantFrom(...faults), { freq: 2 });
    const script = fc.record({
      command: fc.nat(3),
      reads: fc.array(fault(reading), { maxLength: 10 }),
      appends: fc.array(fault([...appending, ...conflicts]), { maxLength: 8 }),
      /** The same command at once through another node, and another command on the same stream. */
      doubled: fc.boolean(),
      contested: fc.boolean(),
    });
    const endings = new Map<string, number>();
    let struck = 0;
    await eachAtOne(fc.sample(script, { seed, numRuns: scripts }), async ({ command, reads, appends, doubled, contested }, which) => {
      const one = await givenOf(command);
      given.push(one);
      const plan = services.script(which);
      reads.forEach((fault, index) => fault && plan.nth('read', index + 1, fault[1]));
      appends.forEach((fault, index) => fault && plan.nth('append', index + 1, fault[1]));
      const rival = command === 1 && contested ? link(String(one.command.input.childId), 'OSCAR-2') : undefined;
      const [first, twin] = await Promise.all([
        services.give(which, one),
        doubled ? services.give(sound, one) : undefined,
        rival === undefined ? undefined : services.recorded(sound, rival).then(() => given.push(rival)),
      ]);
      plan.clear();
      struck += [...reads, ...appends].filter((fault) => fault !== null).length;
      endings.set(first.name, (endings.get(first.name) ?? 0) + 1);
      const last = await services.give(sound, one);
      const all = { first: first.name === 'TryAgain' ? last : first, twin: twin === undefined || twin.name === 'TryAgain' ? last : twin, last };
      expect({ seed, reads, appends, last: last.name, first: first.name }).toEqual({
        seed,
        reads,
        appends,
        last: 'recorded',
        first: expect.stringMatching(/^(recorded|TryAgain)$/),
      });
      expect(all).toEqual({ first: last, twin: last, last });
    });
    process.stdout.write(`seed ${seed}: ${scripts} scripts with ${struck} faults planned, ${JSON.stringify(Object.fromEntries(endings))}\n`);
    expect(endings.get('recorded')).toBeGreaterThan(scripts / 2);
  });

  it('has in the whole log one effect each, whatever it met', async () => {
    const effects = await services.effects();
    const wrong = given.map(({ command }) => effects.get(command.id)).filter((count) => count !== 1);
    expect(wrong).toEqual([]);
    expect([...effects.values()].filter((count) => count !== 1)).toEqual([]);
  });
});
