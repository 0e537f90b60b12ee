import { erasure } from './erasure/erasure.decider.js';

export const privacy = { name: 'privacy', deciders: [erasure] };
