import { z } from 'zod';

const settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_FOLDER: z.string().min(1).default('data'),
  EVENTSTORE_PORT: z.coerce.number().int().min(0).max(65_535).default(2113),
});

export interface Config {
  /** Undefined: a PostgreSQL of our own in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/** @throws naming the variables that cannot be used, never their values */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = settings.safeParse(environment);
  if (!read.success) {
    const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
    throw new Error(`settings that cannot be used: ${names.join(', ')}`);
  }
  const { DATABASE_URL: databaseUrl, DATA_FOLDER: dataFolder, EVENTSTORE_PORT: port } = read.data;
  return { databaseUrl, dataFolder, port };
}
