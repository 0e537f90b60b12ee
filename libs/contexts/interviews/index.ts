import { ledger } from './ledger/ledger.decider.js';

export const interviews = { name: 'interviews', deciders: [ledger] };
