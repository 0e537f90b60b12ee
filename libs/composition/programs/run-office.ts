import type { ServiceName } from '#kernel';
import type { Routes } from '#platform';
import { startMissingEngines } from '../engines/embedded.js';
import { type Engines, openEngines } from '../engines/engines.js';
import { gatewayEnvironment, type GatewaySettings } from '../settings/environment.js';
import { type RunningGateway, startGateway } from '../gateway/gateway.js';
import { developmentDoor, issuerUrl } from '../gateway/issuer.js';
import type { ServiceDefinition } from '../services/decisions.js';
import { type RunningService, startService } from '../services/service.js';
import { stopAll } from '../ending/stop-all.js';
import { startTelling } from '../telling/telling.js';
import type { DevelopmentDoor } from '../gateway/development-door.js';

export interface RunningOffice {
  readonly gateway: RunningGateway;
  readonly engines: Engines;
  readonly settings: GatewaySettings;
  /** Sign-in on a developer's machine; undefined where a real issuer is configured. */
  readonly door: DevelopmentDoor | undefined;
  stop(): Promise<void>;
}

async function readinessOf(services: readonly RunningService[]) {
  const states = await Promise.all(services.map(async (service) => [service.name, Object.values(await service.ready()).every(Boolean)] as const));
  return Object.fromEntries(states);
}

/** All services and the gateway in one process, on engines of its own where no others are configured. */
export async function startOffice(definitions: Readonly<Record<ServiceName, ServiceDefinition>>): Promise<RunningOffice> {
  const settings = gatewayEnvironment();
  const issuer = issuerUrl(settings);
  const telling = await startTelling('office', settings);
  const embedded = await startMissingEngines(settings, telling.log);
  const started: (() => Promise<unknown>)[] = [() => embedded.stop()];
  try {
    const engines = await openEngines(settings, issuer, embedded, telling);
    started.unshift(() => engines.stop());
    const door = developmentDoor(settings, engines.reference);
    const services = await Promise.all(Object.values(definitions).map((definition) => startService(definition, engines)));
    started.unshift(...services.map((service) => () => service.stop()));
    const routes = Object.fromEntries(services.map((service) => [service.name, service])) as unknown as Routes;
    const alsoReady = () => readinessOf(services);
    const gateway = await startGateway(engines, { host: settings.HOST, port: settings.PORT, routes, door, alsoReady });
    started.unshift(() => gateway.stop());
    return { gateway, engines, settings, door, stop: () => stopAll(...started) };
  } catch (error) {
    await stopAll(...started);
    throw error;
  }
}
