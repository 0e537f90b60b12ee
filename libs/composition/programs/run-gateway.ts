import { note, type ServiceName } from '#kernel';
import { tcpRoute } from '#platform';
import { givenAddresses } from '../settings/addresses.js';
import { openCommandTls } from '../settings/command-tls.js';
import { openEngines } from '../engines/engines.js';
import { type GatewaySettings, gatewayEnvironment } from '../settings/environment.js';
import { startGateway } from '../gateway/gateway.js';
import { developmentDoor, issuerUrl } from '../gateway/issuer.js';
import { stopAll } from '../ending/stop-all.js';
import { asProgram, onShutdown } from './shutdown.js';
import { startTelling } from '../telling/telling.js';

/** The gateway as a process of its own, in front of four services. */
export const runGateway = (): Promise<void> => asProgram(serve);

async function serve(): Promise<void> {
  const settings = gatewayEnvironment();
  const issuer = issuerUrl(settings);
  const addresses = givenAddresses({ ...settings, OIDC_ISSUER: issuer });
  const telling = await startTelling('gateway', settings);
  const tls = openCommandTls(settings, 'gateway', telling.log);
  const engines = await openEngines(settings, issuer, addresses, telling);
  const route = (service: ServiceName, { host, port }: GatewaySettings['POLICE_ADDRESS']) =>
    tcpRoute({ service, host, port, tls: tls && { own: tls.own, called: tls.nameOf(service) }, log: telling.log });
  const routes = {
    police: route('police', settings.POLICE_ADDRESS),
    dosvy: route('dosvy', settings.DOSVY_ADDRESS),
    court: route('court', settings.COURT_ADDRESS),
    ngo: route('ngo', settings.NGO_ADDRESS),
  };
  const gateway = await startGateway(engines, {
    host: settings.HOST,
    port: settings.PORT,
    routes,
    door: developmentDoor(settings, engines.reference),
    alsoReady: async () => ({ ...tls?.ready() }),
  });
  const closeRoutes = () => Promise.resolve(Object.values(routes).forEach((one) => one.close()));
  onShutdown(() => stopAll(() => gateway.stop(), closeRoutes, () => engines.stop()));
  telling.log(note('info', 'ready: GraphQL and health over HTTP', { port: Number(new URL(gateway.url).port) }));
}
