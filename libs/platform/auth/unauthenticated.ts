const messages = {
  TOKEN_MISSING: 'No token was sent: sign in first.',
  TOKEN_EXPIRED: 'The token has expired: sign in again.',
  TOKEN_INVALID: 'The token is not one that is taken here: sign in again.',
  ISSUER_UNREACHABLE: 'The sign-in service cannot be reached to check the token: try again in a minute.',
} as const;

export type UnauthenticatedCode = keyof typeof messages;

/** Nobody that we know. Says nothing of the token, for messages are logged and tokens open doors. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
  constructor(
    readonly code: UnauthenticatedCode,
    /** What is wrong with it, in words of ours: a claim's name, never its value. */
    detail?: string,
  ) {
    super(detail === undefined ? messages[code] : `${messages[code]} (${detail})`);
  }
}
