import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Mount = z.union([z.string().transform((source) => ({ source, target: source })), z.object({ source: z.string(), target: z.string() })]);

const Service = z.looseObject({
  image: z.string(),
  build: z.looseObject({ context: z.string() }).optional(),
  user: z.string().optional(),
  restart: z.string(),
  read_only: z.boolean().default(false),
  entrypoint: z.array(z.string()).default([]),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(Mount).default([]),
  volumes: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
  deploy: z.object({ resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string(), pids: z.number() }) }) }).optional(),
});
export type ComposeService = z.output<typeof Service>;

const ComposeFile = z.looseObject({
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

export const folder = 'infra/compose';
/** What example.env asks of whoever runs it. */
const asked = Object.fromEntries(
  readFileSync(`${folder}/example.env`, 'utf8').split('\n').filter((line) => /^[A-Z]/.test(line)).map((line) => line.split('=') as [string, string]),
);

const filledIn = (text: string): string =>
  text.replaceAll(/\$\{(\w+)(?::\?[^}]*)?\}/g, (_, name: string) => {
    const value = asked[name];
    if (value === undefined) throw new Error(`example.env says nothing of ${name}`);
    return value;
  });

/** compose.yaml with the values of example.env, before anything is read into it. */
export const rawCompose: unknown = parse(filledIn(readFileSync(`${folder}/compose.yaml`, 'utf8')), { merge: true });

export const compose = ComposeFile.parse(rawCompose);

/** Processes of the product that go on running. */
export const processes = ['gateway', 'police', 'dosvy', 'court', 'ngo'] as const;

export function serviceOf(name: string): ComposeService {
  const service = compose.services[name];
  if (service === undefined) throw new Error(`compose.yaml has no service ${name}`);
  return service;
}
