import type { ServiceDefinition } from '#composition';
import { services } from '#contexts/services';

export const ngo: ServiceDefinition = { name: 'ngo', contexts: [services] };
