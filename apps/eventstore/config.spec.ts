import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

describe('settings of the event store', () => {
  it('are complete without any variable', () => {
    expect(readConfig({})).toEqual({ databaseUrl: undefined, dataFolder: 'data', port: 2113 });
  });

  it('come from the environment', () => {
    const environment = { DATABASE_URL: 'postgres://db/es', DATA_FOLDER: '/var/toldonce', EVENTSTORE_PORT: '0' };
    expect(readConfig(environment)).toEqual({ databaseUrl: 'postgres://db/es', dataFolder: '/var/toldonce', port: 0 });
  });

  it('name every variable that cannot be used and none of the values', () => {
    const refuse = () => readConfig({ DATABASE_URL: 'mysql://user:secret@db/es', EVENTSTORE_PORT: 'seventy' });
    expect(refuse).toThrow('settings that cannot be used: DATABASE_URL, EVENTSTORE_PORT');
    expect(refuse).not.toThrow(/secret|seventy/);
  });
});
