import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BadConnectionString, readConnectionString } from './connection-string.js';
import type { Options } from './connection-options.js';
import { ContainedClient } from './contained-client.js';

function present<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as ReturnType<typeof present<T>>;
}

function readFile(name: string, path: string | undefined): Buffer | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(resolve(path));
  } catch {
    throw new BadConnectionString(`names a file in ${name} that cannot be read`);
  }
}

function certificates({ tlsCAFile, userCertFile, userKeyFile }: Options) {
  if ((userCertFile === undefined) !== (userKeyFile === undefined)) {
    throw new BadConnectionString('names only one of userCertFile and userKeyFile');
  }
  return present({
    rootCertificate: readFile('tlsCAFile', tlsCAFile),
    userCertFile: readFile('userCertFile', userCertFile),
    userKeyFile: readFile('userKeyFile', userKeyFile),
  });
}

/** @throws {BadConnectionString} for what cannot be read, and for a password that would travel in clear */
export function connect(connectionString: string): { readonly client: ContainedClient; readonly patienceMs: number | undefined } {
  const { reach, credentials, options } = readConnectionString(connectionString);
  const { tls = true, defaultDeadline, maxDiscoverAttempts, discoveryInterval, gossipTimeout, keepAliveInterval, keepAliveTimeout, connectionName } = options;
  if (!tls && credentials !== undefined) throw new BadConnectionString('has a password and tls=false: a password is not sent in clear');
  const settings = present({ maxDiscoverAttempts, discoveryInterval, gossipTimeout, keepAliveInterval, keepAliveTimeout, connectionName });
  const channel = { insecure: !tls, ...(tls ? certificates(options) : {}) };
  return { client: new ContainedClient({ ...reach, ...settings }, channel, credentials), patienceMs: defaultDeadline };
}
