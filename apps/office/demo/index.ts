export { type DemonstrationOptions, loadDemonstration } from './load-demonstration.js';
