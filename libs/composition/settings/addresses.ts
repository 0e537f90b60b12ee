import { WrongSettings } from '#platform';
import type { EngineAddresses } from '../engines/engines.js';

interface Given {
  readonly DATABASE_URL?: string | undefined;
  readonly VAULT_DATABASE_URL?: string | undefined;
  readonly EVENTSTORE_URL?: string | undefined;
  readonly OIDC_ISSUER?: string | undefined;
}

/** Where the engines of a process of its own are; such a process starts none itself. */
export function givenAddresses(settings: Given): EngineAddresses & { readonly issuer: string } {
  const { DATABASE_URL, VAULT_DATABASE_URL, EVENTSTORE_URL, OIDC_ISSUER } = settings;
  const wanted = { DATABASE_URL, VAULT_DATABASE_URL, EVENTSTORE_URL, OIDC_ISSUER };
  const missing = Object.entries(wanted).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (DATABASE_URL === undefined || VAULT_DATABASE_URL === undefined || EVENTSTORE_URL === undefined || OIDC_ISSUER === undefined) {
    throw new WrongSettings(`Set ${missing.join(', ')}; or run everything in one process with npm start.`);
  }
  return { databaseUrl: DATABASE_URL, vaultUrl: VAULT_DATABASE_URL, eventStoreUrl: EVENTSTORE_URL, issuer: OIDC_ISSUER };
}
