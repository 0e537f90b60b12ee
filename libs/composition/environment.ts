import { z } from 'zod';
import { readSettings } from '#platform';
import { gatewaySettings, serviceSettings } from './settings.js';

/** The only place that reads the environment. */
const environment = process.env;

export const serviceEnvironment = () => readSettings(z.object(serviceSettings), environment);
export const gatewayEnvironment = () => readSettings(z.object(gatewaySettings), environment);
export type ServiceSettings = ReturnType<typeof serviceEnvironment>;
export type GatewaySettings = ReturnType<typeof gatewayEnvironment>;
