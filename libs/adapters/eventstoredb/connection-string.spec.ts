import { describe, expect, it } from '@jest/globals';
import { BadConnectionString, readConnectionString } from './connection-string.js';

const secret = 'Kampong-Cham-1979';

describe('a connection string', () => {
  it('of one node says where it is', () => {
    expect(readConnectionString('esdb://127.0.0.1:2114?tls=false')).toEqual({
      reach: { endpoint: { address: '127.0.0.1', port: 2114 } },
      credentials: undefined,
      options: { tls: false },
    });
  });

  it('of a cluster names its nodes, or the name behind which they are', () => {
    expect(readConnectionString('esdb://node-1:2113,node-2,node-3.example:1/').reach).toEqual({
      endpoints: [
        { address: 'node-1', port: 2113 },
        { address: 'node-2', port: 2113 },
        { address: 'node-3.example', port: 1 },
      ],
    });
    expect(readConnectionString('esdb+discover://cluster.example').reach).toEqual({ discover: { address: 'cluster.example', port: 2113 } });
  });

  it.each(['kurrentdb', 'kurrent', 'kurrentdb+discover', 'kurrent+discover'])('may begin with the newer name %s', (scheme) => {
    expect(readConnectionString(`${scheme}://node-1`).reach).toEqual(readConnectionString(`${scheme.replace(/kurrent(db)?/, 'esdb')}://node-1`).reach);
  });

  it('holds any password, signs written as %', () => {
    const password = `${secret}:/?#@% &=`;
    expect(readConnectionString(`esdb://toldonce:${encodeURIComponent(password)}@node-1`).credentials).toEqual({ username: 'toldonce', password });
  });

  it('takes its options in any spelling that the documentation has', () => {
    const { options } = readConnectionString(
      'esdb://node-1?TLS=true&tls-ca-file=%2Fetc%2Fca%20one.crt&default_deadline=500&keepAliveInterval=-1&keepAliveTimeout=20000&nodePreference=leader&tlsVerifyCert=true&throwOnAppendFailure=true',
    );
    expect(options).toMatchObject({ tls: true, tlsCAFile: '/etc/ca one.crt', defaultDeadline: 500, keepAliveInterval: -1, keepAliveTimeout: 20_000 });
  });

  it.each([
    ['another scheme', `http://u:${secret}@node-1`],
    ['nothing at all', ''],
    ['an option that nobody knows', `esdb://u:${secret}@node-1?tlsFile=${secret}`],
    ['the beginning of a password for an option', `esdb://u:pass?${secret}=1@node-1`],
    ['a password with a colon, of which the client would use the first half', `esdb://u:${secret}:2@node-1`],
    ['a password with an @', `esdb://u:p@${secret}@node-1`],
    ['a password with a slash', `esdb://u:p/${secret}@node-1`],
    ['a password with a %', `esdb://u:%${secret}@node-1`],
    ['a user without a password', `esdb://${secret}@node-1`],
    ['a host that is none', `esdb://u:${secret}@node 1`],
    ['a port that is none', `esdb://u:${secret}@node-1:99999`],
    ['two names to discover', `esdb+discover://u:${secret}@node-1,node-2`],
    ['an option without a value', `esdb://u:${secret}@node-1?tls`],
    ['a value that does not fit', `esdb://u:${secret}@node-1?tls=${secret}`],
    ['a number that is none', `esdb://u:${secret}@node-1?defaultDeadline=0`],
    ['pings that are too frequent', `esdb://u:${secret}@node-1?keepAliveInterval=500`],
    ['encryption that is not verified', `esdb://u:${secret}@node-1?tlsVerifyCert=false`],
    ['a follower to read from', `esdb://u:${secret}@node-1?nodePreference=follower`],
    ['conflicts that count as success', `esdb://u:${secret}@node-1?throwOnAppendFailure=false`],
  ])('with %s is refused, and the message does not quote it', (_, text) => {
    const read = () => readConnectionString(text);
    expect(read).toThrow(BadConnectionString);
    expect(read).not.toThrow(/Kampong|1979/);
    expect(read).toThrow(/^the connection string of the event store /);
  });
});
