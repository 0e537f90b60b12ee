import { child } from './child/child.decider.js';

export const children = { name: 'children', deciders: [child] };
