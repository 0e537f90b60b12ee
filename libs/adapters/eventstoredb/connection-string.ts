import { option, type OptionName, type Options } from './connection-options.js';

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** A connection string, read. */
export interface ConnectionSettings {
  /** The first asks one DNS name for the cluster, the second these nodes, the third is one node for good. */
  readonly reach: { readonly discover: Endpoint } | { readonly endpoints: Endpoint[] } | { readonly endpoint: Endpoint };
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  readonly options: Options;
}

/** Says what is wrong by the place, never by the text: that may hold a password. */
export class BadConnectionString extends Error {
  override readonly name = 'BadConnectionString';

  constructor(problem: string) {
    super(`the connection string of the event store ${problem}`);
  }
}

const shape = /^(?:esdb|kurrentdb|kurrent)(?<discover>\+discover)?:\/\/(?:(?<user>[^@/?]*)@)?(?<hosts>[^@/?]+)\/*(?:\?(?<query>.*))?$/;
const host = /^(?<address>[\w.-]+)(?::(?<port>\d{1,5}))?$/;
const defaultPort = 2113;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new BadConnectionString('has a % that begins no character; write % itself as %25');
  }
}

function readCredentials(text: string | undefined): ConnectionSettings['credentials'] {
  if (text === undefined) return undefined;
  const [username = '', password = '', ...rest] = text.split(':');
  if (username === '' || password === '' || rest.length > 0) {
    throw new BadConnectionString('has no user:password before the @; in a password write : / ? # @ % as %3A %2F %3F %23 %40 %25');
  }
  return { username: decoded(username), password: decoded(password) };
}

function readEndpoint(text: string): Endpoint {
  const { address, port = defaultPort } = host.exec(text)?.groups ?? {};
  if (address === undefined || Number(port) > 65_535) throw new BadConnectionString('names a host that is none, such as node-1.example:2113 would be');
  return { address, port: Number(port) };
}

function readReach(hosts: string, discover: boolean): ConnectionSettings['reach'] {
  const [first, ...others] = hosts.split(',').map(readEndpoint);
  if (first === undefined) throw new BadConnectionString('names no host');
  if (discover && others.length > 0) throw new BadConnectionString('with +discover names one host, whose addresses are the nodes');
  if (discover) return { discover: first };
  return others.length === 0 ? { endpoint: first } : { endpoints: [first, ...others] };
}

function readOptions(query: string | undefined): Options {
  const pairs = (query ?? '').split('&').filter((pair) => pair !== '');
  const read = new Map<OptionName, unknown>();
  for (const pair of pairs) {
    const [name = '', value = '', ...rest] = pair.split('=');
    const known = rest.length === 0 ? option(name) : undefined;
    if (known === undefined) throw new BadConnectionString('has an option that is not known');
    const result = known.value.safeParse(decoded(value.trim()));
    if (!result.success) throw new BadConnectionString(`has an option ${known.name} that ${known.problem}`);
    read.set(known.name, result.data);
  }
  return Object.fromEntries(read);
}

/**
 * Reads `esdb://`, `esdb+discover://` and their newer spelling `kurrentdb://`, as the event store's documentation
 * describes them. The client is never given the text: it prints all of it, password included, when it meets an option
 * that it does not know, and cuts a password at a colon.
 * @throws {BadConnectionString}
 */
export function readConnectionString(text: string): ConnectionSettings {
  const { discover, user, hosts, query } = shape.exec(text.trim())?.groups ?? {};
  if (hosts === undefined) throw new BadConnectionString('is none, such as esdb://user:password@node-1.example:2113?tls=true would be');
  return { reach: readReach(hosts, discover !== undefined), credentials: readCredentials(user), options: readOptions(query) };
}
