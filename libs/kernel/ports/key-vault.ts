import type { DataClass } from '../data-class.js';

export interface KeyOwner {
  /** Random id of the person: child, suspect, caregiver, reporter. */
  readonly subject: string;
  readonly dataClass: DataClass;
}

export interface DataKey extends KeyOwner {
  readonly keyId: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** The vault's database did not answer, or refused. Carries its code at most: its errors quote the statement and its values. */
export class KeyVaultUnavailable extends Error {
  override readonly name = 'KeyVaultUnavailable';
  constructor(cause: unknown) {
    const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
    super(`The key vault did not answer${code}.`);
  }
}

/** For too long others have recorded about that person, or ordered to erase it. Nothing was done; it may be tried again. */
export class KeysHeld extends Error {
  override readonly name = 'KeysHeld';
  constructor() {
    super('the keys of that person are held by others');
  }
}

/**
 * What one command has of the vault from before it seals until it knows what became of its append. Recording about a
 * person and ordering to erase it keep each other out: all that the order means is in the log before it.
 */
export interface KeyHold {
  /**
   * The living key of each owner, made where there is none.
   * @throws {NoRoomLeft} where one had to be made @throws {KeysHeld} while an order about one of them is on its way
   */
  keysFor(owners: readonly KeyOwner[]): Promise<readonly DataKey[]>;
  /**
   * Makes all keys of that person and class those that the order means: they still open, and what is recorded afterwards
   * is sealed under a new one. Without an order that follows it has no other effect. Done once in a hold.
   * @param order id (UUID) that the order will have
   * @throws {NoRoomLeft} {KeysHeld}
   */
  retire(owner: KeyOwner, order: string): Promise<void>;
  letGo(): void;
}

/**
 * Keeps one data key per person and class of data, apart from the events they seal. A destroyed key never comes back;
 * data recorded about the same person after an order to destroy it is sealed under a new one. Each of its questions, and
 * of a hold's, may end in {KeyVaultUnavailable}.
 */
export interface KeyVault {
  hold(): KeyHold;
  /** Keys by id; destroyed and unknown ones are missing from the map. */
  keysById(keyIds: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /**
   * Ends the keys of that person and class that were retired for this order; where the vault knows of no retirement, those
   * made up to `recordedAt`, or all.
   * @param order id (UUID) of what orders it: the same order given again does nothing, so that it never takes a key made since
   * @param recordedAt ISO moment of the order
   */
  destroy(owner: KeyOwner, order?: string, recordedAt?: string): Promise<void>;
  /** A 32-byte key of the whole installation: for search tokens, or to tell repeated commands from reused ids. */
  purposeKey(purpose: 'search' | 'fingerprint'): Promise<Buffer>;
}
