import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Actor } from '#kernel';

/** What every resolver knows of the request: the guard fills in the actor once the token is verified. */
export interface RequestContext {
  readonly token: string | undefined;
  readonly correlationId: string;
  actor?: Actor;
}

/** The signed-in actor as a resolver's parameter. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = GqlExecutionContext.create(context).getContext<RequestContext>();
  if (actor === undefined) throw new Error('a resolver ran without the sign-in guard');
  return actor;
});
