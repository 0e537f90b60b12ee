import type { Note } from '#kernel';
import { OwnCertificate, type TlsFiles, UnusableCertificate, watchCertificate } from '#platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFile, writeFile } from 'node:fs/promises';
import { Authority } from '../harness/authority.js';

const day = 86_400_000;
let authority: Authority;
let police: TlsFiles;
beforeAll(async () => {
  authority = await Authority.create();
  police = await authority.issue('police', { days: 60 });
});
afterAll(() => authority.remove());

describe('the certificate of a program', () => {
  const refusal = (files: TlsFiles, name = 'police') => {
    try {
      return new OwnCertificate(files, name).name;
    } catch (error) {
      return error instanceof UnusableCertificate ? error.message : error;
    }
  };

  it('is taken with its key when it names the program', () => {
    expect(refusal(police)).toBe('police');
  });

  it.each([
    ['is not there', () => ({ ...police, certificate: '/nowhere' }), 'the file of the certificate cannot be read (ENOENT)'],
    ['is no certificate', () => ({ ...police, certificate: police.key }), 'the file of the certificate holds no certificate in PEM'],
    ['has no authority', () => ({ ...police, ca: police.key }), 'the file of the ca holds no certificate in PEM'],
    ['has no key', () => ({ ...police, key: police.certificate }), 'the file of the key holds no private key in PEM without a password'],
    ['has the key of another', async () => ({ ...police, key: (await authority.issue('dosvy')).key }), 'the file of the key does not belong to the certificate'],
    ['has a key that is too short', () => authority.issue('weak', { names: 'DNS:police', rsa: 512 }), 'the file of the certificate is of a kind that TLS does not take, such as with a short key'],
    ['is of another program', () => authority.issue('court'), 'the file of the certificate does not name police'],
  ])('is refused when it %s', async (_, files, sentence) => {
    expect(refusal(await files())).toBe(sentence);
  });
});

describe('who watches a certificate', () => {
  const watched = async (days: number) => {
    const files = await authority.issue('watched', { days });
    const own = new OwnCertificate(files, 'watched');
    const notes: Note[] = [];
    let ahead = 0;
    const { look, stop } = watchCertificate(own, { now: () => new Date(Date.now() + ahead), log: (told) => notes.push(told) });
    stop();
    const lookAfter = (ms: number) => {
      ahead += ms;
      look();
    };
    return { own, files, lookAfter, told: () => notes.splice(0).map(({ level, message, fields }) => ({ level, message, ...fields })) };
  };
  const ends = (daysLeft: number) => ({ level: 'warn', message: 'the certificate ends soon: renew it', daysLeft });

  it('says once a day that it ends within thirty days, and then that it has ended', async () => {
    const { lookAfter, told, own } = await watched(31);
    expect(told()).toEqual([]);
    lookAfter(1.5 * day);
    lookAfter(0.4 * day);
    lookAfter(0.7 * day);
    expect(told()).toEqual([ends(29), ends(28)]);
    lookAfter(30 * day);
    expect(told()).toEqual([{ level: 'error', message: 'the certificate has ended: no command gets through until it is renewed' }]);
    expect([own.validAt(new Date()), own.validAt(new Date(Date.now() + 32 * day))]).toEqual([true, false]);
  });

  it('takes a renewed one, and keeps the one before while its files cannot be used', async () => {
    const { lookAfter, told, own, files } = await watched(2);
    const before = own.material.cert;
    expect(told()).toEqual([ends(1)]);
    await writeFile(files.certificate, 'half a certi');
    lookAfter(1);
    lookAfter(1);
    expect(own.material.cert).toBe(before);
    expect(told()).toEqual([
      { level: 'error', message: 'what is to renew the certificate cannot be used, the one before stays', file: 'certificate', problem: 'holds-no-certificate-in-PEM' },
    ]);
    const renewed = await authority.issue('anew', { names: 'DNS:watched', days: 90 });
    await Promise.all([copyFile(renewed.certificate, files.certificate), copyFile(renewed.key, files.key)]);
    lookAfter(1);
    expect(told()).toEqual([{ level: 'info', message: 'the certificate was renewed', daysLeft: 89 }]);
    expect(own.material.cert).not.toBe(before);
  });
});
