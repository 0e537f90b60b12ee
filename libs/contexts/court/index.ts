import { proceeding } from './proceeding/proceeding.decider.js';

export const court = { name: 'court', deciders: [proceeding] };
