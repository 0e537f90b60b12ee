import { describe, expect, it } from '@jest/globals';
import { openCommandTls } from './command-tls.js';

const open = (settings: Partial<Parameters<typeof openCommandTls>[0]>) => openCommandTls({ NODE_ENV: 'development', ...settings }, 'police', () => undefined);

describe('commands between gateway and services', () => {
  it('go in clear where nothing is given, on a developer\'s machine alone', () => {
    expect(open({})).toBeUndefined();
    expect(() => open({ NODE_ENV: 'production' })).toThrow(
      'Set COMMAND_TLS_CA_FILE, COMMAND_TLS_CERTIFICATE_FILE, COMMAND_TLS_KEY_FILE: commands between gateway and services go over TLS with all three files.',
    );
  });

  it.each(['development', 'production'])('want all three files where one is given, in %s', (NODE_ENV) => {
    expect(() => open({ NODE_ENV, COMMAND_TLS_CA_FILE: '/ca', COMMAND_TLS_CERTIFICATE_FILE: '/certificate' })).toThrow(/^Set COMMAND_TLS_KEY_FILE: commands/);
  });

  it('name the setting of a file that cannot be used', () => {
    const files = { COMMAND_TLS_CA_FILE: '/nowhere/ca', COMMAND_TLS_CERTIFICATE_FILE: '/nowhere/certificate', COMMAND_TLS_KEY_FILE: '/nowhere/key' };
    expect(() => open(files)).toThrow(/^COMMAND_TLS_CA_FILE: cannot be read \(ENOENT\)$/);
  });
});
