import type { ServiceDefinition } from '#composition';
import { court as courtContext } from '#contexts/court';

export const court: ServiceDefinition = { name: 'court', contexts: [courtContext] };
