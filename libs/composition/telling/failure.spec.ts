import { describe, expect, it } from '@jest/globals';
import { connect, createServer } from 'node:net';
import { readFile } from 'node:fs/promises';
import { WrongSettings } from '#platform';
import { failureSentence } from './failure.js';

const thrown = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const fromSocket = (port: number) => thrown(new Promise((_, reject) => connect(port, '127.0.0.1').on('error', reject)));

describe('what ended a program', () => {
  it('is said in our own words where the error is ours', () => {
    expect(failureSentence(new WrongSettings('Set OIDC_ISSUER: it is missing.'))).toBe('Set OIDC_ISSUER: it is missing.');
  });

  it('names the place where nothing answers, or where something else listens', async () => {
    expect(failureSentence(await fromSocket(1))).toMatch(/^Nothing answers at 127\.0\.0\.1:1 \(ECONNREFUSED\)\./);
    const first = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => first.once('listening', resolve));
    const { port } = first.address() as { port: number };
    const taken = await thrown(new Promise((_, reject) => createServer().on('error', reject).listen(port, '127.0.0.1')));
    first.close();
    expect(failureSentence(taken)).toBe(`Something else listens on 127.0.0.1:${port} already. Stop it, or set another port.`);
  });

  it('names the file that cannot be opened', async () => {
    expect(failureSentence(await thrown(readFile('/nowhere/at/all')))).toBe('The file system does not let us open /nowhere/at/all (ENOENT).');
  });

  it('repeats nothing that a database says', () => {
    const error = Object.assign(new Error('duplicate key: Key (name)=(Srey Mom)'), { code: '23505' });
    expect(failureSentence(error)).not.toContain('Srey');
    expect(failureSentence('Srey Mom')).not.toContain('Srey');
  });
});
