export { type GraphiqlOptions, mountGraphiql } from './mount.js';
