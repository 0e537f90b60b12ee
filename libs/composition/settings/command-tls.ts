import type { Log } from '#kernel';
import { OwnCertificate, UnusableCertificate, watchCertificate, WrongSettings } from '#platform';

interface CommandTlsSettings {
  readonly NODE_ENV: string;
  readonly COMMAND_TLS_CA_FILE?: string | undefined;
  readonly COMMAND_TLS_CERTIFICATE_FILE?: string | undefined;
  readonly COMMAND_TLS_KEY_FILE?: string | undefined;
  readonly COMMAND_TLS_DOMAIN?: string | undefined;
}

/** With what one program shows the others who it is. */
interface CommandTls {
  readonly own: OwnCertificate;
  /** What the certificate of a program says. */
  nameOf(program: string): string;
  ready(): { readonly certificate: boolean };
}

const settingOf = { ca: 'COMMAND_TLS_CA_FILE', certificate: 'COMMAND_TLS_CERTIFICATE_FILE', key: 'COMMAND_TLS_KEY_FILE' } as const;

/** Undefined where nothing is given, which production refuses: tokens and names would go over the network in clear. */
export function openCommandTls(settings: CommandTlsSettings, program: string, log: Log): CommandTls | undefined {
  const { NODE_ENV, COMMAND_TLS_CA_FILE: ca, COMMAND_TLS_CERTIFICATE_FILE: certificate, COMMAND_TLS_KEY_FILE: key, COMMAND_TLS_DOMAIN: domain } = settings;
  const missing = Object.values(settingOf).filter((name) => settings[name] === undefined);
  if (ca === undefined || certificate === undefined || key === undefined) {
    if (missing.length === Object.keys(settingOf).length && NODE_ENV !== 'production') return undefined;
    throw new WrongSettings(`Set ${missing.join(', ')}: commands between gateway and services go over TLS with all three files${NODE_ENV === 'production' ? '' : ', or in clear with none'}.`);
  }
  const nameOf = (name: string) => (domain === undefined ? name : `${name}.${domain}`);
  try {
    const own = new OwnCertificate({ ca, certificate, key }, nameOf(program));
    const { look } = watchCertificate(own, { now: () => new Date(), log });
    process.on('SIGHUP', look);
    return { own, nameOf, ready: () => ({ certificate: own.validAt(new Date()) }) };
  } catch (error) {
    if (error instanceof UnusableCertificate) throw new WrongSettings(`${settingOf[error.file]}: ${error.problem}`);
    throw error;
  }
}
