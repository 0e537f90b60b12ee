import { ServerCredentials } from '@grpc/grpc-js';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Key and certificate of a server or of a caller, signed by an authority. */
export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
  forServer(): ServerCredentials;
}

/** A certification authority for one spec, made with openssl, gone with its folder. */
export class Authority {
  private constructor(private readonly folder: string) {}

  static async create(): Promise<Authority> {
    const authority = new Authority(await mkdtemp(join(tmpdir(), 'spec-ca-')));
    await authority.#openssl('req', '-x509', ...authority.#newKey('ca'), '-days', '2', '-subj', '/CN=Spec CA', '-out', authority.caFile);
    return authority;
  }

  get caFile(): string {
    return this.#file('ca.crt');
  }

  /**
   * @param names such as `IP:127.0.0.1` or `DNS:node-1`
   * @param callers whoever calls must show a certificate of this authority
   */
  async issue(name: string, names: string, callers = false): Promise<Certificate> {
    const [certFile, keyFile, request, extensions] = [this.#file(`${name}.crt`), this.#file(`${name}.key`), this.#file(`${name}.csr`), this.#file(`${name}.ext`)];
    await writeFile(extensions, `subjectAltName=${names}\n`);
    await this.#openssl('req', ...this.#newKey(name), '-subj', `/CN=${name}`, '-out', request);
    await this.#openssl('x509', '-req', '-in', request, '-CA', this.caFile, '-CAkey', this.#file('ca.key'), '-CAcreateserial', '-days', '2', '-extfile', extensions, '-out', certFile);
    const [ca, cert, key] = await Promise.all([this.caFile, certFile, keyFile].map((file) => readFile(file)));
    if (ca === undefined || cert === undefined || key === undefined) throw new Error('openssl has made nothing');
    return { certFile, keyFile, forServer: () => ServerCredentials.createSsl(ca, [{ cert_chain: cert, private_key: key }], callers) };
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }

  #file(name: string): string {
    return join(this.folder, name);
  }

  #newKey(name: string): readonly string[] {
    return ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', this.#file(`${name}.key`)];
  }

  #openssl(...args: readonly string[]): Promise<unknown> {
    return run('openssl', args);
  }
}
