export { loadMasterKey, readMasterKey } from './master-key-file.js';
export { forgetOrdersExcept } from './forget-orders.js';
export { keyVaultMigrations, openKeyVault, type KeyVaultOptions, type OpenKeyVault } from './open-key-vault.js';
