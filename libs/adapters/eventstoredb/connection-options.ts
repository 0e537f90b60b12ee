import { z } from 'zod';

const wholeNumber = z.string().regex(/^-?\d{1,9}$/).transform(Number);
const positive = wholeNumber.pipe(z.number().positive());
const orOff = (least: number) => wholeNumber.pipe(z.union([z.literal(-1), z.number().min(least)]));
const path = z.string().min(1);

/**
 * What may stand behind the ? of a connection string. Three options may only be said as they are anyway: without
 * exceptions a refused append would count as done, on a follower the product would decide on what was true earlier,
 * and the client knows no connection that is encrypted but not verified.
 */
const known = {
  tls: { value: z.enum(['true', 'false']).transform((said) => said === 'true'), problem: 'is neither true nor false' },
  tlsCAFile: { value: path, problem: 'is no path of a file' },
  tlsVerifyCert: { value: z.literal('true'), problem: 'can only be true: to trust a certificate of your own, name its CA in tlsCAFile' },
  userCertFile: { value: path, problem: 'is no path of a file' },
  userKeyFile: { value: path, problem: 'is no path of a file' },
  connectionName: { value: z.string().regex(/^[\w.-]{1,64}$/), problem: 'is no name of letters, digits, dots and dashes' },
  nodePreference: { value: z.literal('leader'), problem: 'can only be leader' },
  throwOnAppendFailure: { value: z.literal('true'), problem: 'can only be true' },
  maxDiscoverAttempts: { value: positive, problem: 'is no number above 0' },
  discoveryInterval: { value: positive, problem: 'is no number of milliseconds above 0' },
  gossipTimeout: { value: positive, problem: 'is no number of seconds above 0' },
  defaultDeadline: { value: positive, problem: 'is no number of milliseconds above 0' },
  keepAliveInterval: { value: orOff(10_000), problem: 'is neither -1 nor 10000 milliseconds at least' },
  keepAliveTimeout: { value: orOff(1), problem: 'is neither -1 nor a number of milliseconds above 0' },
} as const satisfies Record<string, { value: z.ZodType; problem: string }>;

export type OptionName = keyof typeof known;

/** Times are milliseconds, gossipTimeout seconds. */
export type Options = { readonly [Name in OptionName]?: z.output<(typeof known)[Name]['value']> };

/** Like the client we take any case, and dashes or underscores between the words. */
const flat = (name: string) => name.trim().toLowerCase().replace(/[_-]/g, '');
const names = new Map(Object.keys(known).map((name) => [flat(name), name as OptionName]));

export function option(name: string): { readonly name: OptionName; readonly value: z.ZodType; readonly problem: string } | undefined {
  const found = names.get(flat(name));
  return found === undefined ? undefined : { name: found, ...known[found] };
}
