import { GraphQLError } from 'graphql';

export const apiErrorCodes = [
  'UNAUTHENTICATED',
  'NOT_YET_VISIBLE',
  'BAD_PAGE',
  'BAD_INPUT',
  'NOT_FOR_YOUR_ROLE',
  'TOO_LARGE',
  'TRY_AGAIN',
  'STORAGE_FULL',
] as const;
export type ApiErrorCode = (typeof apiErrorCodes)[number];

/** A query that cannot be answered: a code to act on and a sentence that says what to do. Never personal data. */
export class ApiError extends GraphQLError {
  constructor(code: ApiErrorCode, message: string) {
    super(message, { extensions: { code } });
  }
}
