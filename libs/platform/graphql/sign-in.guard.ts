import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Unauthenticated } from '../auth/unauthenticated.js';
import { ApiError } from './api-error.js';
import type { RequestContext } from './request-context.js';

export const VERIFY_TOKEN = Symbol('verify token');
export type VerifyToken = (token: string) => Promise<Actor>;

/** Nobody reaches a resolver without a token that the issuer stands for. */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(@Inject(VERIFY_TOKEN) private readonly verify: VerifyToken) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType<string>() !== 'graphql') return true;
    const request = GqlExecutionContext.create(context).getContext<RequestContext>();
    try {
      request.actor = await this.verify(request.token ?? '');
    } catch (error) {
      if (error instanceof Unauthenticated) throw new ApiError('UNAUTHENTICATED', error.message);
      throw error;
    }
    return true;
  }
}
