import { z } from 'zod';
import { readSettings } from '#platform';
import { backupSettings, gatewaySettings, serviceSettings } from './settings.js';

/** The only place that reads the environment. */
const environment = process.env;

export const serviceEnvironment = () => readSettings(z.object(serviceSettings), environment);
export const gatewayEnvironment = () => readSettings(z.object(gatewaySettings), environment);
export const backupEnvironment = () => readSettings(z.object(backupSettings), environment);
export type ServiceSettings = ReturnType<typeof serviceEnvironment>;
export type GatewaySettings = ReturnType<typeof gatewayEnvironment>;
export type BackupSettings = ReturnType<typeof backupEnvironment>;
