import { accessLogMigrations } from '#adapters/access-log';
import type { Part, PartSchema } from '#adapters/backup';
import { createEventTables, eventTableVersions } from '#adapters/embedded-eventstore';
import { eraserMigrations } from '#adapters/eraser';
import { keyVaultMigrations } from '#adapters/key-vault';
import { type MigrationClass, openDatabase } from '#adapters/postgres';
import type { Databases } from '../engines/databases.js';

function schemaOf(url: string, name: string, migrations: readonly MigrationClass[]): PartSchema {
  return {
    name,
    migrationColumn: 'name',
    migrations: migrations.map((migration) => migration.name),
    create: async (applied) => {
      const ran = migrations.filter((migration) => applied.includes(migration.name));
      await (await openDatabase({ url, schema: name, migrations: ran })).destroy();
    },
  };
}

function eventSchema(url: string): PartSchema {
  return {
    name: 'eventstore',
    migrationColumn: 'version',
    migrations: eventTableVersions.map(String),
    create: (applied) => createEventTables(url, Math.max(0, ...applied.map(Number))),
  };
}

/** All that is saved: what cannot be made again from the rest. Views and facts are read from the log when the product starts. */
export function backupParts({ events, office, vault }: Databases) {
  const log: Part = {
    name: 'events',
    url: events,
    schemas: [eventSchema(events)],
    logPosition: 'SELECT coalesce(max(position), -1)::text AS position FROM eventstore.events',
  };
  const looks: Part = { name: 'access-log', url: office, schemas: [schemaOf(office, 'access_log', accessLogMigrations)] };
  const keys: Part = {
    name: 'vault',
    url: vault,
    schemas: [schemaOf(vault, 'vault', keyVaultMigrations), schemaOf(vault, 'eraser', eraserMigrations)],
  };
  return { log, looks, keys };
}
