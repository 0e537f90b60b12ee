import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { MarkedField, Sealed } from './markers.js';
import type { Json, JsonObject } from './ports/event-store.js';
import type { DataKey, KeyHold, KeyOwner, KeyVault } from './ports/key-vault.js';

const tagLength = 16;

interface PersonalValue {
  readonly at: readonly string[];
  readonly owner: KeyOwner;
  readonly value: string;
}

const fieldOf = (value: Json | undefined, name: string): Json | undefined =>
  value !== null && typeof value === 'object' ? (value as JsonObject)[name] : undefined;

/** Concrete places of a marked field's values, `*` resolved; each with the objects it lies in, innermost first. */
function places(root: JsonObject, path: readonly string[]) {
  let found: { at: readonly string[]; value: Json; around: readonly Json[] }[] = [{ at: [], value: root, around: [] }];
  for (const step of path) {
    found = found.flatMap(({ at, value, around }) => {
      const names = step === '*' ? Object.keys((value ?? []) as readonly Json[]) : [step];
      return names.flatMap((name) => {
        const inner = fieldOf(value, name);
        return inner === undefined || inner === null ? [] : [{ at: [...at, name], value: inner, around: [value, ...around] }];
      });
    });
  }
  return found;
}

function personalValues(data: JsonObject, marked: readonly MarkedField[]): readonly PersonalValue[] {
  return marked.flatMap(({ dataClass, subject, path }) => {
    if (subject === undefined) return [];
    return places(data, path).map(({ at, value, around }) => {
      const person = around.map((object) => fieldOf(object, subject)).find((found) => typeof found === 'string');
      if (typeof person !== 'string') throw new Error(`no ${subject} beside the personal field ${path.join('.')}`);
      if (typeof value !== 'string') throw new Error(`the personal field ${path.join('.')} is no text`);
      return { at, owner: { subject: person, dataClass }, value };
    });
  });
}

function replaced(data: Json, at: readonly string[], value: Json): Json {
  const [name, ...rest] = at;
  if (name === undefined) return value;
  if (Array.isArray(data)) return data.map((item: Json, index) => (String(index) === name ? replaced(item, rest, value) : item));
  const object = data as JsonObject;
  return { ...object, [name]: replaced(object[name] ?? null, rest, value) };
}

const additionalData = (eventId: string, at: readonly string[]) => Buffer.from(`${eventId}:${at.join('.')}`);

function sealValue({ keyId, key }: DataKey, plain: string, bound: Buffer): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
  const ct = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { alg: 'A256GCM', keyId, nonce: nonce.toString('base64url'), ct: ct.toString('base64url') };
}

function openValue(key: Buffer, { nonce, ct }: Sealed, bound: Buffer): string {
  const bytes = Buffer.from(ct, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: tagLength });
  decipher.setAAD(bound).setAuthTag(bytes.subarray(-tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]).toString('utf8');
}

export interface Sealable {
  readonly id: string;
  readonly marked: readonly MarkedField[];
  readonly data: JsonObject;
}

/** The events' data with every personal field sealed under its person's key, bound to event id and place. */
export async function seal(vault: Pick<KeyHold, 'keysFor'>, events: readonly Sealable[]): Promise<readonly JsonObject[]> {
  const values = events.map(({ data, marked }) => personalValues(data, marked));
  const owners = values.flat().map(({ owner }) => owner);
  const keys = owners.length === 0 ? [] : await vault.keysFor(owners);
  const keyOf = new Map(keys.map((key) => [`${key.subject}/${key.dataClass}`, key]));
  return events.map(({ id, data }, index) =>
    (values[index] ?? []).reduce<JsonObject>((current, { at, owner, value }) => {
      const key = keyOf.get(`${owner.subject}/${owner.dataClass}`);
      if (key === undefined) throw new Error(`the key vault gave no key for a field of class ${owner.dataClass}`);
      const sealed: JsonObject = { ...sealValue(key, value, additionalData(id, at)) };
      return replaced(current, at, sealed) as JsonObject;
    }, data),
  );
}

/** What a personal field reads as: its text, or that its key was destroyed. */
export type Opened = { readonly state: 'open'; readonly value: string } | { readonly state: 'erased' };

/** A sealed value and where it lies, as a reader needs to open it. */
export interface SealedPlace {
  readonly eventId: string;
  readonly at: readonly string[];
  readonly sealed: Sealed;
}

/** Opens many sealed values with one question to the vault; the answers stand in the order of the places. */
export async function openAll(vault: Pick<KeyVault, 'keysById'>, sealed: readonly SealedPlace[]): Promise<readonly Opened[]> {
  const keys = sealed.length === 0 ? new Map() : await vault.keysById([...new Set(sealed.map((place) => place.sealed.keyId))]);
  return sealed.map(({ eventId, at, sealed: value }) => {
    const key = keys.get(value.keyId) as Buffer | undefined;
    return key === undefined
      ? { state: 'erased' }
      : { state: 'open', value: openValue(key, value, additionalData(eventId, at)) };
  });
}

/** The sealed values of one stored event, each with its class and place. */
export function sealedPlaces(eventId: string, data: JsonObject, marked: readonly MarkedField[]) {
  return marked
    .filter(({ subject }) => subject !== undefined)
    .flatMap(({ path, dataClass }) =>
      places(data, path).map(({ at, value }) => ({ eventId, at, dataClass, path, sealed: value as unknown as Sealed })),
    );
}
