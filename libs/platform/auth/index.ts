export { claimNames, type ClaimNames } from './claims.js';
export { createTokenVerifier, type TokenVerifier, type TokenVerifierOptions } from './token-verifier.js';
export { Unauthenticated, type UnauthenticatedCode } from './unauthenticated.js';
