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
    const { token = '' } = request;
    request.actor = await this.signedIn(token);
    request.recheckSignIn = async () => void (await this.signedIn(token));
    return true;
  }

  private async signedIn(token: string): Promise<Actor> {
    try {
      return await this.verify(token);
    } catch (error) {
      if (error instanceof Unauthenticated) throw new ApiError('UNAUTHENTICATED', error.message);
      throw error;
    }
  }
}
