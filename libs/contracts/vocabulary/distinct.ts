import { z } from 'zod';

/** A list in which nothing stands twice. */
export const distinct = <S extends z.ZodType>(item: S, max: number, min = 1) =>
  z
    .array(item)
    .min(min, min === 1 ? 'is empty: name at least one' : `needs at least ${min}`)
    .max(max, `is too long: ${max} at most`)
    .refine((list) => new Set(list).size === list.length, 'names something twice');
