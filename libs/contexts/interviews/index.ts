import { interviewer } from './interviewer/interviewer.decider.js';
import { ledger } from './ledger/ledger.decider.js';

export const interviews = { name: 'interviews', deciders: [ledger, interviewer] };
