import { interviewer } from './interviewer/interviewer.decider.js';
import { ledger } from './ledger/ledger.decider.js';
import { remindWhenRepeatRequested } from './policies/remind-when-repeat-requested.js';

export const interviews = { name: 'interviews', deciders: [ledger, interviewer], policies: [remindWhenRepeatRequested] };
