import 'reflect-metadata';
import { Module, type Type } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { commands, events, schemaNames } from '#contracts/all';
import { metrics } from '#contracts/telemetry';
import { errorKind, type ErrorKind, type Log, note, type Telemetry } from '#kernel';
import {
  accessLogResolvers,
  commandResolver,
  type CommandSender,
  eventDetails,
  graphqlModule,
  HealthController,
  ownPageResolvers,
  type ReadingDesk,
  READING_DESK,
  READINESS,
  type Readiness,
  SchemaTypes,
  SignInGuard,
  VERIFY_TOKEN,
  type VerifyToken,
} from '#platform';
import { boardsResolvers } from '#views/boards';
import { interviewersResolvers } from '#views/interviewers';
import { outcomesResolvers } from '#views/outcomes';
import { calendarResolvers } from '#views/calendar';
import { outlookResolvers } from '#views/outlook';
import { searchResolvers } from '#views/search';
import { standingResolvers } from '#views/standing';
import { timelineResolvers } from '#views/timeline';

export interface GatewayParts {
  readonly sender: CommandSender;
  readonly desk: ReadingDesk;
  readonly verify: VerifyToken;
  readonly ready: Readiness;
  readonly log: Log;
  readonly telemetry: Telemetry;
}

/** Every resolver of the API: mutations from the contracts, queries from the views. */
export function resolvers(sender: CommandSender): readonly Type[] {
  const types = new SchemaTypes(schemaNames);
  const details = eventDetails(Object.values(events), types);
  return [
    commandResolver(commands, types, sender),
    ...timelineResolvers(details, types),
    ...outlookResolvers(types),
    ...outcomesResolvers,
    ...searchResolvers(types),
    ...boardsResolvers(types),
    ...interviewersResolvers(types),
    ...calendarResolvers(types),
    ...standingResolvers,
    ...ownPageResolvers,
    ...accessLogResolvers,
  ];
}

/** The gateway as a Nest module: GraphQL, health, and the sign-in guard before every resolver. */
export function gatewayModule({ sender, desk, verify, ready, log, telemetry }: GatewayParts): Type {
  const failed = (reason: ErrorKind): void => {
    log(note('error', 'a request failed', { reason }));
    telemetry.count(metrics.failures, { reason });
  };
  @Module({
    imports: [graphqlModule((error) => failed(errorKind(error)), telemetry)],
    controllers: [HealthController],
    providers: [
      ...resolvers(sender),
      { provide: READING_DESK, useValue: desk },
      { provide: READINESS, useValue: ready },
      { provide: VERIFY_TOKEN, useValue: verify },
      { provide: APP_GUARD, useClass: SignInGuard },
    ],
  })
  class GatewayModule {}
  return GatewayModule;
}
