import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { markedFields, personal, type Sealed } from './markers.js';
import type { JsonObject } from './ports/event-store.js';
import type { DataKey, KeyHold, KeyOwner, KeyVault } from './ports/key-vault.js';
import { openAll, seal, sealedPlaces } from './sealing.js';

type Doubled = Omit<KeyVault, 'hold'> & Pick<KeyHold, 'keysFor'>;

/** A double of the port: keys in a list, and a count of the questions that it was asked. */
function vaultDouble() {
  const keys: DataKey[] = [];
  const asked = { keysFor: 0, keysById: 0 };
  const vault: Doubled = {
    async keysFor(owners) {
      asked.keysFor += 1;
      return owners.map((owner) => {
        const made = keys.find(({ subject, dataClass }) => subject === owner.subject && dataClass === owner.dataClass);
        if (made !== undefined) return made;
        const key = { ...owner, keyId: randomUUID(), key: randomBytes(32) };
        keys.push(key);
        return key;
      });
    },
    async keysById(ids) {
      asked.keysById += 1;
      return new Map(keys.filter(({ keyId }) => ids.includes(keyId)).map(({ keyId, key }) => [keyId, key]));
    },
    async destroy({ subject, dataClass }: KeyOwner) {
      keys.splice(keys.findIndex((key) => key.subject === subject && key.dataClass === dataClass), 1);
    },
    purposeKey: async () => randomBytes(32),
  };
  return { vault, asked };
}

const words = (dataClass: 'child-identity' | 'charges', subject: string) => personal(dataClass, subject, z.string());
const marked = markedFields(
  z.object({
    childId: z.string(),
    name: words('child-identity', 'childId').optional(),
    note: words('child-identity', 'childId').optional(),
    aliases: z.array(words('child-identity', 'childId')).optional(),
    suspects: z.array(z.object({ suspectId: z.string(), name: words('charges', 'suspectId'), seen: z.array(z.object({ where: words('charges', 'suspectId') })) })).optional(),
  }),
);
const eventId = '0a7d4a53-9c0e-5a43-8d55-6b1c5f0e2d11';
const anyText = fc.string({ unit: 'binary', maxLength: 200 });

let vault: Doubled;
let asked: ReturnType<typeof vaultDouble>['asked'];
beforeEach(() => {
  ({ vault, asked } = vaultDouble());
});

async function sealed(data: JsonObject, id = eventId): Promise<JsonObject> {
  const [stored] = await seal(vault, [{ id, marked, data }]);
  if (stored === undefined) throw new Error('nothing was sealed');
  return stored;
}
const opened = async (data: JsonObject, id = eventId) =>
  (await openAll(vault, sealedPlaces(id, data, marked))).map((field) => (field.state === 'open' ? field.value : field.state));

describe('a personal field', () => {
  it('opens again as any text that was written, and stands nowhere in what is stored', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.array(anyText, { maxLength: 3 }), async (name, aliases) => {
        const stored = await sealed({ childId: 'c', name, aliases });
        expect(await opened(stored)).toEqual([name, ...aliases]);
        if (name.length > 8) expect(JSON.stringify(stored)).not.toContain(JSON.stringify(name).slice(1, -1));
      }),
      { numRuns: 200 },
    );
  });

  it('is sealed at every depth under the person it tells of, and everything else stays as it was', async () => {
    const data = {
      childId: 'c',
      sex: 'FEMALE',
      name: 'ស្រីនាង',
      suspects: [
        { suspectId: 's1', name: 'A', role: 'BROKER', seen: [{ where: 'market' }, { where: 'road 6' }] },
        { suspectId: 's2', name: 'B', role: 'BUYER', seen: [] },
      ],
    };
    const stored = await sealed(data);
    expect(stored).toMatchObject({
      childId: 'c',
      sex: 'FEMALE',
      name: { alg: 'A256GCM' },
      suspects: [{ suspectId: 's1', name: { alg: 'A256GCM' }, role: 'BROKER', seen: [{ where: { alg: 'A256GCM' } }, {}] }, { role: 'BUYER', seen: [] }],
    });
    expect(await opened(stored)).toEqual(['ស្រីនាង', 'A', 'B', 'market', 'road 6']);
    expect(asked).toEqual({ keysFor: 1, keysById: 1 });
    await vault.destroy({ subject: 's1', dataClass: 'charges' });
    expect(await opened(stored)).toEqual(['ស្រីនាង', 'erased', 'B', 'erased', 'erased']);
  });

  it('reads as erased once its key is gone, while other classes of the same person stay readable', async () => {
    const suspect = { suspectId: 'c', name: 'the same person', seen: [] };
    const stored = await sealed({ childId: 'c', name: 'Srey Mom', suspects: [suspect] });
    await vault.destroy({ subject: 'c', dataClass: 'child-identity' });
    expect(await opened(stored)).toEqual(['erased', 'the same person']);
  });

  it('is sealed anew each time: equal texts do not look equal', async () => {
    const [first, second] = [await sealed({ childId: 'c', name: 'Srey Mom', note: 'Srey Mom' }), await sealed({ childId: 'c', name: 'Srey Mom' })];
    const texts = [first['name'], first['note'], second['name']].map((value) => (value as unknown as Sealed).ct);
    expect(new Set(texts).size).toBe(3);
  });

  it('without an id of the person it tells of is refused, and the error does not quote it', async () => {
    await expect(sealed({ name: 'Srey Mom' })).rejects.toThrow(/^no childId beside the personal field name$/);
  });

  it('that is no text is refused, for it would not come back as it was', async () => {
    await expect(sealed({ childId: 'c', name: 14 })).rejects.toThrow('the personal field name is no text');
  });

  it('asks the vault for nothing where there is nothing to seal or open', async () => {
    const stored = await sealed({ childId: 'c' });
    expect(stored).toEqual({ childId: 'c' });
    expect(await opened(stored)).toEqual([]);
    expect(asked).toEqual({ keysFor: 0, keysById: 0 });
  });
});

describe('a sealed value does not open', () => {
  const failure = 'unable to authenticate data';

  it('in another event', async () => {
    const stored = await sealed({ childId: 'c', name: 'Srey Mom' });
    await expect(opened(stored, randomUUID())).rejects.toThrow(failure);
  });

  it('in another field of its event', async () => {
    const { name, ...rest } = await sealed({ childId: 'c', name: 'Srey Mom' });
    await expect(opened({ ...rest, note: name ?? null })).rejects.toThrow(failure);
  });

  it('in another place of its list', async () => {
    const { aliases, ...rest } = await sealed({ childId: 'c', aliases: ['Mom', 'Nang'] });
    await expect(opened({ ...rest, aliases: (aliases as JsonObject[]).toReversed() })).rejects.toThrow(failure);
  });

  it('under the key of another person', async () => {
    const [mine, other] = [await sealed({ childId: 'c', name: 'Srey Mom' }), await sealed({ childId: 'd', name: 'Dara' })];
    const moved = { ...(mine['name'] as JsonObject), keyId: (other['name'] as JsonObject)['keyId'] ?? null };
    await expect(opened({ ...mine, name: moved })).rejects.toThrow(failure);
  });

  it('with a single bit changed, or cut short', async () => {
    const stored = await sealed({ childId: 'c', name: 'Srey Mom' });
    const { ct, ...rest } = stored['name'] as unknown as Sealed;
    const bytes = Buffer.from(ct, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await expect(opened({ ...stored, name: { ...rest, ct: changed.toString('base64url') } })).rejects.toThrow(failure);
    }
    for (const length of [bytes.length - 1, 16, 8, 4, 0]) {
      await expect(opened({ ...stored, name: { ...rest, ct: bytes.subarray(0, length).toString('base64url') } })).rejects.toThrow();
    }
  });
});
