import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';

/** Paths of PEM files: with which a program shows who it is, and by which it knows others. */
export interface TlsFiles {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** Says which of the files cannot be used and why; never what is in it. */
export class UnusableCertificate extends Error {
  override readonly name = 'UnusableCertificate';

  constructor(
    readonly file: keyof TlsFiles,
    readonly problem: string,
  ) {
    super(`the file of the ${file} ${problem}`);
  }
}

/** What Node's TLS is given. TLS 1.3 hides the certificates, and has no cipher to choose wrongly. */
interface TlsMaterial {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly minVersion: 'TLSv1.3';
}

/** Whether this is that program's certificate: its alternative names count, its subject and wildcards do not. */
export const names = (certificate: X509Certificate, name: string): boolean =>
  certificate.checkHost(name, { subject: 'never', wildcards: false }) !== undefined;

function made<T>(file: keyof TlsFiles, problem: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    throw new UnusableCertificate(file, syscall === undefined ? problem : `cannot be read (${code ?? 'unknown'})`);
  }
}

function taken(files: TlsFiles, name: string) {
  const text = (file: keyof TlsFiles) => made(file, '', () => readFileSync(files[file], 'utf8'));
  const material: TlsMaterial = { ca: text('ca'), cert: text('certificate'), key: text('key'), minVersion: 'TLSv1.3' };
  made('ca', 'holds no certificate in PEM', () => new X509Certificate(material.ca));
  const certificate = made('certificate', 'holds no certificate in PEM', () => new X509Certificate(material.cert));
  const key = made('key', 'holds no private key in PEM without a password', () => createPrivateKey(material.key));
  if (!certificate.checkPrivateKey(key)) throw new UnusableCertificate('key', 'does not belong to the certificate');
  if (!names(certificate, name)) throw new UnusableCertificate('certificate', `does not name ${name}`);
  made('certificate', 'is of a kind that TLS does not take, such as with a short key', () => createSecureContext(material));
  return { material, from: new Date(certificate.validFrom), until: new Date(certificate.validTo) };
}

/** @param trusts others than before: who is known by the authority that is gone must be asked again */
type Follower = (material: TlsMaterial, trusts: boolean) => void;

/** The certificate of this program, read again while it runs. */
export class OwnCertificate {
  readonly #files: TlsFiles;
  readonly #followers: Follower[] = [];
  #taken: ReturnType<typeof taken>;

  /** @throws UnusableCertificate */
  constructor(
    files: TlsFiles,
    readonly name: string,
  ) {
    this.#files = files;
    this.#taken = taken(files, name);
  }

  get material(): TlsMaterial {
    return this.#taken.material;
  }

  get from(): Date {
    return this.#taken.from;
  }

  get until(): Date {
    return this.#taken.until;
  }

  validAt(now: Date): boolean {
    return this.from <= now && now < this.until;
  }

  /**
   * Takes what the files hold now, and tells whether that is new; what was taken before stays where they cannot be used.
   * @throws UnusableCertificate
   */
  reread(): boolean {
    const fresh = taken(this.#files, this.name);
    const { ca, cert, key } = this.#taken.material;
    if (fresh.material.ca === ca && fresh.material.cert === cert && fresh.material.key === key) return false;
    this.#taken = fresh;
    for (const follow of this.#followers) follow(fresh.material, fresh.material.ca !== ca);
    return true;
  }

  /** Calls with every new certificate. */
  onRenewed(follow: Follower): void {
    this.#followers.push(follow);
  }
}
