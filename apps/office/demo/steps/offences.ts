import type { z } from 'zod';
import type { AllegedOffence } from '#contracts/investigation';
import type { Person } from '../person.js';

type Alleged = z.input<typeof AllegedOffence>;

const principal = (code: string): Alleged => ({ code, role: 'PRINCIPAL' });
const alternative = (code: string): Alleged => ({ code, role: 'ALTERNATIVE' });

const byConcern: Partial<Record<Person['concern'], readonly Alleged[]>> = {
  TRAFFICKING: [principal('TIPSE-15'), alternative('TIPSE-10')],
  SEXUAL_EXPLOITATION: [principal('TIPSE-34')],
  SEXUAL_ABUSE: [principal('TIPSE-43')],
  LABOUR_EXPLOITATION: [principal('LABOUR-177-178')],
  DEBT_BONDAGE: [principal('LABOUR-16')],
};

/** What the police allege in such a case; nothing where the child needs protection from no crime. */
export const allegedIn = ({ concern }: Person): Alleged[] => [...(byConcern[concern] ?? [])];
