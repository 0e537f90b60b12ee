import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { derivedId } from '#kernel';
import { until } from '#testing';
import type { User } from '../harness/graphql-client.js';
import { startProcess } from '../harness/running-process.js';
import { remindersOf, unansweredChild } from './unanswered.js';

const group = 'policy-remind-when-unanswered';

export interface ReplayWorld {
  /** Runs a statement as the administrator of the database of services. */
  readonly ask: (statement: string) => Promise<readonly Record<string, unknown>[]>;
  /** What a person at the service's command line has in the environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The keeper of deadlines takes none for this referral until it is mended. */
async function poison({ ask }: ReplayWorld, referralId: string): Promise<{ mend(): Promise<void> }> {
  await ask(`CREATE FUNCTION policies_dosvy.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.data ->> 'key' = '${referralId}' THEN RAISE EXCEPTION 'no deadline for Sok Dara'; END IF; RETURN NEW; END $$`);
  await ask('CREATE TRIGGER refuse BEFORE INSERT ON policies_dosvy.job FOR EACH ROW EXECUTE FUNCTION policies_dosvy.refuse()');
  return { mend: async () => void (await ask('DROP FUNCTION policies_dosvy.refuse() CASCADE')) };
}

/** `npm run replay` to its end. */
async function replayed({ environment }: ReplayWorld, ...args: readonly string[]) {
  const program = startProcess('dist/apps/replay/main.js', args, environment);
  return { code: await program.ended, said: program.output() };
}

/**
 * One message that the reminding policy cannot handle: another child's referrals are reminded of meanwhile, the command
 * lists it without data, fails while the cause lasts, and has the policy handle it once that is mended.
 */
export async function parkListAndReplay(world: ReplayWorld, by: User): Promise<void> {
  const reminded = (childId: string) => remindersOf(by, childId);
  const commandId = randomUUID();
  const poisoned = await poison(world, derivedId(commandId, 'SendReferral'));
  const ill = await unansweredChild(by, commandId);
  const well = await unansweredChild(by);
  await until('the other child’s referrals are reminded of', async () => (await reminded(well)) === 2);
  const parked = `SELECT id FROM policies_dosvy.parked_message WHERE group_name = '${group}'`;
  await until('both of the first child are parked', async () => (await world.ask(parked)).length === 2);
  expect(await reminded(ill)).toBe(0);

  const listed = await replayed(world, group, '--list');
  expect(listed.code).toBe(0);
  const line = (reason: string): unknown => expect.stringMatching(new RegExp(`^\\S+Z  referrals\\.ReferralSent  [0-9a-f-]{36}:${ill}  ${reason}$`));
  expect(listed.said.trim().split('\n')).toEqual([line('SQLSTATE P0001'), line('waits behind another')]);
  const inVain = await replayed(world, group);
  expect([inVain.code, inVain.said]).toEqual([1, expect.stringContaining(`2 still wait in ${group}`)]);

  await poisoned.mend();
  const mended = await replayed(world, group);
  expect([mended.code, mended.said]).toEqual([0, expect.stringContaining('handled: 2')]);
  await until('the first child’s referrals are reminded of', async () => (await reminded(ill)) === 2);
  expect(await world.ask(parked)).toEqual([]);
  expect(listed.said + inVain.said + mended.said).not.toContain('Dara');

  const unknown = await replayed(world, 'policy-of-nobody');
  expect([unknown.code, unknown.said]).toEqual([1, expect.stringContaining(`${group} (dosvy)`)]);
}
