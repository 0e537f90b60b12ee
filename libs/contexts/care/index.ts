import { childCare } from './child-care/child-care.decider.js';

export const care = { name: 'care', deciders: [childCare] };
