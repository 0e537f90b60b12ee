import type { ServiceDefinition } from '#composition';
import { interviews } from '#contexts/interviews';
import { investigation } from '#contexts/investigation';

export const police: ServiceDefinition = { name: 'police', contexts: [investigation, interviews] };
