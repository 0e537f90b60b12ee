import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import type { Paced } from './even-pace.js';

/** What every resolver knows of the request: the guard fills in the actor once the token is verified. */
export interface RequestContext extends Paced {
  readonly token: string | undefined;
  readonly correlationId: string;
  actor?: Actor;
  /** Checks the sign-in anew, for answers that go on for hours. Throws what the guard throws. */
  recheckSignIn?: () => Promise<void>;
}

/** The signed-in actor as a resolver's parameter. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = GqlExecutionContext.create(context).getContext<RequestContext>();
  if (actor === undefined) throw new Error('a resolver ran without the sign-in guard');
  return actor;
});

/** The check of the sign-in as a resolver's parameter. */
export const RecheckSignIn = createParamDecorator((_data: unknown, context: ExecutionContext): (() => Promise<void>) => {
  const { recheckSignIn } = GqlExecutionContext.create(context).getContext<RequestContext>();
  if (recheckSignIn === undefined) throw new Error('a resolver ran without the sign-in guard');
  return recheckSignIn;
});
