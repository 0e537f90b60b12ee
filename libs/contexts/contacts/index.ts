import { calendar } from './calendar/calendar.decider.js';

export const contacts = { name: 'contacts', deciders: [calendar] };
