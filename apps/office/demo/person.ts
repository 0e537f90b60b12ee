import type { z } from 'zod';
import type { Concern, Sex } from '#contracts/vocabulary';

/** What has become of a child of the demonstration; how far depends on how long ago it began. */
export const courses = ['reported', 'offered', 'declined', 'kinship', 'shelter', 'court', 'home'] as const;
export type Course = (typeof courses)[number];

/** A child that never lived. */
export interface Person {
  readonly nameKhmer?: string;
  readonly nameLatin?: string;
  readonly sex: z.infer<typeof Sex>;
  readonly age: number;
  /** Four digits of the gazetteer; the first two decide which units take part. */
  readonly district: string;
  readonly concern: z.infer<typeof Concern>;
  /** When it began. */
  readonly daysAgo: number;
  readonly course: Course;
  readonly ngo: string;
  /** The district post that it came to first; the provincial unit where none did. */
  readonly police?: string;
}
