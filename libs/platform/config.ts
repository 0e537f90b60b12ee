import type { z } from 'zod';
import { givenSettings } from './given-settings.js';

/** Says which settings are wrong and what they should be; never what they were set to. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
}

/** Settings from the environment or from the files it leads to, checked at once, so that nothing starts half configured. */
export function readSettings<S extends z.ZodObject>(schema: S, environment: Readonly<Record<string, string | undefined>>): z.output<S> {
  const { values, problems } = givenSettings(Object.keys(schema.shape), environment);
  const { success, data, error } = schema.safeParse(values);
  if (success && problems.length === 0) return data;
  const issues = error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  throw new WrongSettings(`These settings cannot be used:\n${[...problems, ...issues].map((line) => `  ${line}`).join('\n')}`);
}
