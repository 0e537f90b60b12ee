import type { z } from 'zod';

/** Says which settings are wrong and what they should be; never what they were set to. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
}

/** Settings from the environment, checked at once, so that nothing starts half configured. */
export function readSettings<S extends z.ZodObject>(schema: S, environment: Readonly<Record<string, string | undefined>>): z.output<S> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new WrongSettings(`These settings cannot be used:\n${lines.join('\n')}`);
}
