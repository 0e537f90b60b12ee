import { join } from 'node:path';
import type { Reference } from '#contracts/vocabulary';
import { createDevIssuer, devUsers, WrongSettings } from '#platform';
import type { DevelopmentDoor } from './development-door.js';

interface Given {
  readonly NODE_ENV: string;
  readonly DATA_FOLDER: string;
  readonly PORT: number;
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_AUDIENCE: string;
}

/** Whose tokens count: the configured issuer's, or on a developer's machine those of the one in the gateway. */
export function issuerUrl({ NODE_ENV, OIDC_ISSUER, PORT }: Given): string {
  if (OIDC_ISSUER !== undefined) return OIDC_ISSUER;
  if (NODE_ENV === 'production') throw new WrongSettings('Set OIDC_ISSUER: in production tokens come from a real issuer.');
  return `http://127.0.0.1:${PORT}/dev/issuer`;
}

/** The development issuer, where no other is configured. */
export function developmentDoor(settings: Given, reference: Reference): DevelopmentDoor | undefined {
  const issuer = issuerUrl(settings);
  if (settings.NODE_ENV === 'production' || !issuer.endsWith(`:${settings.PORT}/dev/issuer`)) return undefined;
  return {
    issuer: createDevIssuer({
      issuer,
      audience: settings.OIDC_AUDIENCE,
      keyFolder: join(settings.DATA_FOLDER, 'issuer'),
      users: devUsers(reference, new Date().toISOString().slice(0, 10)),
      production: false,
    }),
  };
}
