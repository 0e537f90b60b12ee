import { investigatedCase } from './case/case.decider.js';

export const investigation = { name: 'investigation', deciders: [investigatedCase] };
