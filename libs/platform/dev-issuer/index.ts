export { createDevIssuer, type DevAnswer, type DevIssuer, type DevIssuerOptions, type DevRequest } from './create-dev-issuer.js';
export { DevIssuerInProduction, UnknownDevUser } from './errors.js';
export { devUsers, type DevUser } from './users.js';
