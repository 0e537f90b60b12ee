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

/**
 * Keeps one data key per person and class of data, apart from the events they seal. A destroyed key never comes back;
 * data recorded about the same person afterwards is sealed under a new one. Each of its questions may end in
 * {KeyVaultUnavailable}.
 */
export interface KeyVault {
  /** The living key of each owner, made where there is none. @throws {NoRoomLeft} where one had to be made */
  keysFor(owners: readonly KeyOwner[]): Promise<readonly DataKey[]>;
  /** Keys by id; destroyed and unknown ones are missing from the map. */
  keysById(keyIds: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /**
   * Ends every key of that person and class; does nothing where there is none left.
   * @param order id (UUID) of what orders it: the same order given again does nothing, so that it never takes a key made since
   */
  destroy(owner: KeyOwner, order?: string): Promise<void>;
  /** A 32-byte key of the whole installation: for search tokens, or to tell repeated commands from reused ids. */
  purposeKey(purpose: 'search' | 'fingerprint'): Promise<Buffer>;
}
