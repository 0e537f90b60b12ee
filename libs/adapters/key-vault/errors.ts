/** The vault was filled under another master key than the one given. Nothing was changed. */
export class WrongMasterKey extends Error {
  override readonly name = 'WrongMasterKey';
  constructor() {
    super('The key vault was filled under another master key. Give it the key that it was first opened with; nothing was changed.');
  }
}

/** There is no master key that may be used here, or what was given is none. */
export class NoMasterKey extends Error {
  override readonly name = 'NoMasterKey';
  constructor(reason: string) {
    super(`${reason} Set VAULT_MASTER_KEY_FILE to a file with 32 bytes in base64.`);
  }
}

/** A stored key does not open, though the master key is the right one: the vault's table was damaged or tampered with. */
export class DamagedKey extends Error {
  override readonly name = 'DamagedKey';
  constructor(keyId: string) {
    super(`The stored key ${keyId} does not open under the master key: the vault was damaged or changed by hand.`);
  }
}
