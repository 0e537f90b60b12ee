import { z } from 'zod';
import { readSettings } from '#platform';
import { backupSettings, busSettings, commonSettings, gatewaySettings, relaySettings, serviceSettings } from './settings.js';

/** The only place that reads the environment. */
const environment = process.env;

export const serviceEnvironment = () => readSettings(z.object(serviceSettings), environment);
export const gatewayEnvironment = () => readSettings(z.object(gatewaySettings), environment);
export const relayEnvironment = () => readSettings(z.object(relaySettings), environment);
export const topicsEnvironment = () => readSettings(z.object(busSettings), environment);
export const replayEnvironment = () => readSettings(z.object({ ...commonSettings, ...busSettings }), environment);
export const backupEnvironment = () => readSettings(z.object(backupSettings), environment);
export type ServiceSettings = ReturnType<typeof serviceEnvironment>;
export type GatewaySettings = ReturnType<typeof gatewayEnvironment>;
export type RelaySettings = ReturnType<typeof relayEnvironment>;
export type TopicsSettings = ReturnType<typeof topicsEnvironment>;
export type ReplaySettings = ReturnType<typeof replayEnvironment>;
export type BackupSettings = ReturnType<typeof backupEnvironment>;
