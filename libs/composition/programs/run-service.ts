import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { note } from '#kernel';
import { COMMAND_HOST, CommandController, CommandServer, HealthController, READINESS, type Readiness } from '#platform';
import { givenAddresses } from '../settings/addresses.js';
import { openCommandTls } from '../settings/command-tls.js';
import { openEngines } from '../engines/engines.js';
import { serviceEnvironment } from '../settings/environment.js';
import type { ServiceDefinition } from '../services/decisions.js';
import { type RunningService, startService } from '../services/service.js';
import { stopAll } from '../ending/stop-all.js';
import { asProgram, onShutdown } from './shutdown.js';
import { startTelling } from '../telling/telling.js';

function serviceModule(service: RunningService, ready: Readiness) {
  @Module({
    controllers: [CommandController, HealthController],
    providers: [
      { provide: COMMAND_HOST, useValue: service },
      { provide: READINESS, useValue: ready },
    ],
  })
  class ServiceModule {}
  return ServiceModule;
}

/** One service as a process of its own: commands over TCP, health over HTTP. */
export const runService = (definition: ServiceDefinition): Promise<void> => asProgram(() => serve(definition));

async function serve(definition: ServiceDefinition): Promise<void> {
  const settings = serviceEnvironment();
  const { issuer, ...addresses } = givenAddresses(settings);
  const telling = await startTelling(definition.name, settings);
  const tls = openCommandTls(settings, definition.name, telling.log);
  const engines = await openEngines(settings, issuer, addresses, telling);
  const service = await startService(definition, engines);
  const ready = async () => ({ ...(await service.ready()), ...tls?.ready() });
  const app = await NestFactory.create<NestFastifyApplication>(serviceModule(service, ready), new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  app.connectMicroservice<MicroserviceOptions>({
    strategy: new CommandServer({ host: settings.HOST, port: settings.COMMAND_PORT, tls: tls && { own: tls.own, caller: tls.nameOf('gateway') }, log: telling.log }),
  });
  await app.startAllMicroservices();
  await app.listen(settings.PORT, settings.HOST);
  onShutdown(() => stopAll(() => service.commandsEnded(), () => app.close(), () => service.stop(), () => engines.stop()));
  telling.log(note('info', 'ready: commands over TCP, health over HTTP', { commandPort: settings.COMMAND_PORT, healthPort: Number(new URL(await app.getUrl()).port) }));
}
