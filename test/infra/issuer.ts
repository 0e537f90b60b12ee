import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Unit } from '#contracts/vocabulary';

/** An issuer of tokens whose keys are served over TLS, as sign-in is inside the country's networks. */
export interface Issuer {
  readonly jwksUrl: string;
  /** An access token for somebody of that unit. */
  token(unit: Unit): Promise<string>;
  stop(): Promise<void>;
}

export async function startIssuer(issuer: string, tls: { readonly key: string; readonly cert: string }): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] });
  const server = createServer(tls, (_, answer) => answer.setHeader('content-type', 'application/json').end(keys)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    jwksUrl: `https://127.0.0.1:${(server.address() as AddressInfo).port}/certs`,
    token: ({ id, agency, role, province }) =>
      new SignJWT({ agency, unit: id, role, ...(province === undefined ? {} : { province }) })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setIssuer(issuer)
        .setAudience('toldonce')
        .setSubject(`somebody-of-${id}`)
        .setIssuedAt()
        .setExpirationTime('5 minutes')
        .sign(privateKey),
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
