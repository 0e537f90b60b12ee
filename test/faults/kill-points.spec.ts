import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { say } from '../harness/say.js';
import { wholeTimeline } from '../harness/whole-timeline.js';
import type { User } from '../harness/graphql-client.js';
import { searchReceiptFor } from '../privacy/telling.js';
import { until } from '#testing';
import { GatedOffice, linking } from './gated-office.js';

const times = Array.from({ length: Number(process.env['KILLS_AT_EACH_POINT'] ?? 5) }, (_, index) => index + 1);

describe('an office that is killed', () => {
  let gated: GatedOffice;
  let user: User;
  let childId: string;
  /** What clients were told was recorded, outside whatever is killed: command and place in the log. */
  const ledger = new Map<string, string>();

  beforeAll(async () => {
    gated = await GatedOffice.create();
    user = await gated.start();
    const searchReceipt = await searchReceiptFor(user, 'Sok Dara');
    childId = (await user.record('RegisterChild', { nameLatin: 'Sok Dara', sex: 'MALE', districtCode: '1710', searchReceipt })).id;
  }, 60_000);
  afterAll(async () => {
    say(`${ledger.size} commands told as recorded, each once in the log and in the timeline`);
    await gated.remove();
  });

  /** The command is answered as it was before, and stands once in the log and once in the timeline. */
  async function isThereOnce(sent: ReturnType<typeof linking>): Promise<void> {
    const answer = await user.record('LinkExternalIdentifier', sent.input, sent);
    const told = ledger.get(sent.commandId) ?? answer.position;
    expect(answer.position).toBe(told);
    ledger.set(sent.commandId, told);
    const [event, ...more] = await gated.eventsOf(`child-${childId}`, sent.commandId);
    expect([event?.position.toString(), more]).toEqual([told, []]);
    const entries = (await wholeTimeline(user, childId, told)) ?? [];
    expect(entries.map(({ position }) => position).sort()).toEqual([...new Set(entries.map(({ position }) => position))].sort());
    expect(entries.filter(({ kind }) => kind === 'ExternalIdentifierLinked').map(({ position }) => position)).toEqual(
      expect.arrayContaining([...ledger.values()]),
    );
    expect(entries).toHaveLength(ledger.size + 1);
  }

  it.each(times)('between append and acknowledgement finds its work again (%i)', async () => {
    const sent = linking(childId);
    const held = gated.log.hold({ after: sent.commandId, passes: true, answers: 'of all' });
    const answer = user.send('LinkExternalIdentifier', sent.input, sent).catch(() => undefined);
    await held;
    await until('the append', async () => (await gated.eventsOf(`child-${childId}`, sent.commandId)).length === 1);
    await gated.kill();
    expect(await answer).toBeUndefined();
    user = await gated.start();
    await isThereOnce(sent);
  }, 60_000);

  it.each(times)('with the append still on its way records it when it is sent again (%i)', async () => {
    const sent = linking(childId);
    const held = gated.log.hold({ after: sent.commandId, passes: false });
    const answer = user.send('LinkExternalIdentifier', sent.input, sent).catch(() => undefined);
    await held;
    expect(await gated.eventsOf(`child-${childId}`, sent.commandId)).toEqual([]);
    await gated.kill();
    expect(await answer).toBeUndefined();
    user = await gated.start();
    await isThereOnce(sent);
  }, 60_000);

  describe.each([
    ['the rows of the timeline', 'INSERT INTO "timeline_entry"', 'views'],
    ['the facts of a service', 'INSERT INTO "command_ledger"', 'facts_dosvy'],
  ])('while it writes %s', (_what, writing, schema) => {
    const checkpoint = async () => {
      const { rows } = await gated.database.query<{ position: string }>(`SELECT max(position)::text AS position FROM ${schema}.checkpoint`);
      return BigInt(rows[0]?.position ?? -1);
    };

    it.each(times)('between rows and checkpoint has neither, and makes up for it (%i)', async () => {
      const sent = linking(childId);
      const before = await checkpoint();
      const held = gated.tables.hold({ on: schema, after: writing, at: 'COMMIT', passes: false });
      ledger.set(sent.commandId, (await user.record('LinkExternalIdentifier', sent.input, sent)).position);
      await held;
      expect(await checkpoint()).toBe(before);
      await gated.kill();
      user = await gated.start();
      await isThereOnce(sent);
    }, 60_000);

    it.each(times)('between commit and its acknowledgement has both, and does neither twice (%i)', async () => {
      const sent = linking(childId);
      const before = await checkpoint();
      const held = gated.tables.hold({ on: schema, after: writing, at: 'COMMIT', passes: true, answers: 'of the connection' });
      ledger.set(sent.commandId, (await user.record('LinkExternalIdentifier', sent.input, sent)).position);
      await held;
      await until('the commit', async () => (await checkpoint()) > before);
      const committed = await checkpoint();
      await gated.kill();
      expect(await checkpoint()).toBe(committed);
      user = await gated.start();
      await isThereOnce(sent);
    }, 60_000);
  });
});
