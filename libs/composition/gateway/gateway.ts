import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createCommandSender, type Routes } from '#platform';
import type { Engines } from '../engines/engines.js';
import { type DevelopmentDoor, openDevelopmentDoor } from './development-door.js';
import { gatewayModule } from './gateway-module.js';
import { httpApp } from './http-app.js';
import { onRebuildSignal } from './rebuild.js';
import { stopAll } from '../ending/stop-all.js';
import { takeSockets } from './sockets.js';
import { type RunningViews, startViews } from './views.js';

export interface GatewayOptions {
  readonly host: string;
  readonly port: number;
  readonly routes: Routes;
  /** Sign-in and a page to try things, on a developer's machine; absent where a real issuer is configured. */
  readonly door?: DevelopmentDoor | undefined;
  /** What else must be there before it serves. */
  readonly alsoReady?: () => Promise<Readonly<Record<string, boolean>>>;
}

export interface RunningGateway {
  readonly url: string;
  readonly views: RunningViews;
  readonly app: NestFastifyApplication;
  stop(): Promise<void>;
}

/** The one face of the product: GraphQL for the portals, health for those who keep it running. */
export async function startGateway(engines: Engines, options: GatewayOptions): Promise<RunningGateway> {
  const { log, now, verify, telemetry } = engines;
  const views = await startViews(engines);
  try {
    onRebuildSignal(() => views.rebuild(), log);
    const sender = createCommandSender({ routes: options.routes, accessLog: views.accessLog, now, log });
    const ready = async () => ({ ...(await views.ready()), ...(await options.alsoReady?.()) });
    const app = await httpApp(gatewayModule({ sender, desk: views.desk, verify, ready, log, telemetry }));
    if (options.door !== undefined) openDevelopmentDoor(app, options.door);
    await takeSockets(app);
    await app.listen(options.port, options.host);
    const url = (await app.getUrl()).replace('[::1]', 'localhost');
    return { url, views, app, stop: () => stopAll(() => app.close(), () => views.stop()) };
  } catch (error) {
    await views.stop();
    throw error;
  }
}
