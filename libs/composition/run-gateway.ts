import { note } from '#kernel';
import { tcpRoute } from '#platform';
import { givenAddresses } from './addresses.js';
import { openEngines } from './engines.js';
import { gatewayEnvironment } from './environment.js';
import { startGateway } from './gateway.js';
import { developmentDoor, issuerUrl } from './issuer.js';
import { asProgram, onShutdown, stopAll } from './shutdown.js';
import { startTelling } from './telling.js';

/** The gateway as a process of its own, in front of four services. */
export const runGateway = (): Promise<void> => asProgram(serve);

async function serve(): Promise<void> {
  const settings = gatewayEnvironment();
  const issuer = issuerUrl(settings);
  const addresses = givenAddresses({ ...settings, OIDC_ISSUER: issuer });
  const telling = await startTelling('gateway', settings);
  const engines = await openEngines(settings, issuer, addresses, telling);
  const routes = {
    police: tcpRoute(settings.POLICE_ADDRESS),
    dosvy: tcpRoute(settings.DOSVY_ADDRESS),
    court: tcpRoute(settings.COURT_ADDRESS),
    ngo: tcpRoute(settings.NGO_ADDRESS),
  };
  const gateway = await startGateway(engines, {
    host: settings.HOST,
    port: settings.PORT,
    routes,
    door: developmentDoor(settings, engines.reference),
  });
  const closeRoutes = async () => {
    await Promise.all(Object.values(routes).map((route) => route.close()));
  };
  onShutdown(() => stopAll(() => gateway.stop(), closeRoutes, () => engines.stop()));
  telling.log(note('info', 'ready: GraphQL and health over HTTP', { port: Number(new URL(gateway.url).port) }));
}
