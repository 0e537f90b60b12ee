import { delivery } from './delivery/delivery.decider.js';

export const services = { name: 'services', deciders: [delivery] };
