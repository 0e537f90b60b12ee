import { childCare } from './child-care/child-care.decider.js';
import { noteOverdueWhenVisitOwed } from './policies/note-overdue-when-visit-owed.js';

export const care = { name: 'care', deciders: [childCare], policies: [noteOverdueWhenVisitOwed] };
