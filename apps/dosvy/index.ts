import type { ServiceDefinition } from '#composition';
import { care } from '#contexts/care';
import { children } from '#contexts/children';
import { contacts } from '#contexts/contacts';
import { privacy } from '#contexts/privacy';
import { referrals } from '#contexts/referrals';

export const dosvy: ServiceDefinition = { name: 'dosvy', contexts: [children, referrals, care, contacts, privacy] };
