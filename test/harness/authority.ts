import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TlsFiles } from '#platform';

const run = promisify(execFile);

interface Wishes {
  /** Such as `DNS:police,IP:127.0.0.1`; the name as a DNS name where nothing is said. */
  readonly names?: string;
  /** The name where nothing is said. */
  readonly subject?: string;
  /** Bits of an RSA key, instead of one on a curve. */
  readonly rsa?: number;
  /** Days from now until it ends; below zero it has ended. */
  readonly days?: number;
}

/** A certification authority for one spec, made with openssl, gone with its folder. */
export class Authority {
  private constructor(private readonly folder: string) {}

  /** @param given certificate and key (PEM) of an authority that there is already */
  static async create(given?: { readonly ca: string; readonly key: string }): Promise<Authority> {
    const authority = new Authority(await mkdtemp(join(tmpdir(), 'spec-authority-')));
    if (given !== undefined) {
      await Promise.all([writeFile(authority.#file('ca.crt'), given.ca), writeFile(authority.#file('ca.key'), given.key)]);
      return authority;
    }
    await run('openssl', ['req', '-x509', ...authority.#newKey('ca'), '-days', '2', '-subj', '/CN=Spec CA', '-out', authority.#file('ca.crt')]);
    return authority;
  }

  /** Makes a key and signs a certificate; the same name again replaces both in their files. */
  async issue(name: string, { names = `DNS:${name}`, subject = name, days = 2, rsa }: Wishes = {}): Promise<TlsFiles> {
    const file = (kind: string) => this.#file(`${name}.${kind}`);
    await writeFile(file('ext'), `subjectAltName=${names}`);
    await run('openssl', ['req', ...this.#newKey(name, rsa), '-subj', `/CN=${subject}`, '-out', file('csr')]);
    const signed = ['-in', file('csr'), '-CA', this.#file('ca.crt'), '-CAkey', this.#file('ca.key'), '-CAcreateserial', '-extfile', file('ext'), '-out', file('crt')];
    await run('openssl', ['x509', '-req', '-days', String(days), ...signed]);
    return { ca: this.caFile, certificate: file('crt'), key: file('key') };
  }

  get caFile(): string {
    return this.#file('ca.crt');
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }

  #file(name: string): string {
    return join(this.folder, name);
  }

  #newKey(name: string, rsa?: number): readonly string[] {
    const kind = rsa === undefined ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'] : ['-newkey', `rsa:${rsa}`];
    return [...kind, '-nodes', '-keyout', this.#file(`${name}.key`)];
  }
}
