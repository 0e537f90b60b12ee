export { loadMasterKey, readMasterKey } from './master-key-file.js';
export { openKeyVault, type KeyVaultOptions, type OpenKeyVault } from './open-key-vault.js';
