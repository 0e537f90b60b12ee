import { type ExecutionResult, GraphQLError } from 'graphql';
import { BadCursor } from '#kernel';
import { ApiError } from './api-error.js';

const echoedValue = /got invalid value .* at "([^"]*)"/s;
const echoedRoot = /got invalid value .*?; /s;

/** GraphQL's own messages repeat what the caller sent; names must not travel back in errors, nor into logs. */
const withoutValues = (message: string) => message.replace(echoedValue, 'has a value that cannot be taken at "$1"').replace(echoedRoot, 'has a value that cannot be taken; ');

function presentable(error: Error): GraphQLError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof ApiError) return cause;
  if (cause instanceof BadCursor) return new ApiError('BAD_PAGE', 'Go on with a cursor that a page of this list gave you.');
  const isQuerysFault = (error instanceof GraphQLError && error.originalError === undefined) || isTooDeep(error);
  if (isQuerysFault) return new GraphQLError(withoutValues(error.message), { extensions: { code: 'BAD_INPUT' } });
  return new GraphQLError('Something failed on our side. Try again; what you sent before is not lost.', { extensions: { code: 'TRY_AGAIN' } });
}

const isTooDeep = (error: Error) => 'code' in error && error.code === 'MER_ERR_GQL_QUERY_DEPTH';

interface Formatted {
  readonly statusCode: number;
  readonly response: ExecutionResult;
}

/** A query with several faults comes as one error that holds them all. */
const partsOf = (error: Error | undefined): readonly Error[] | undefined =>
  error !== undefined && 'errors' in error && Array.isArray(error.errors) ? (error.errors as Error[]) : undefined;

/** The answer to a request that met an error: what was asked wrongly, or that it was our fault; nothing personal. */
export function errorFormatter(report: (error: Error) => void) {
  return (execution: { readonly errors?: readonly Error[]; readonly data?: unknown }): Formatted => {
    const all = execution.errors ?? [];
    const flat = all.flatMap((error) => partsOf(error) ?? partsOf((error as Partial<GraphQLError>).originalError) ?? [error]);
    const errors = flat.map((error) => {
      const shown = presentable(error);
      if (shown.extensions['code'] === 'TRY_AGAIN') report(error instanceof GraphQLError ? (error.originalError ?? error) : error);
      return shown;
    });
    return { statusCode: 200, response: { data: (execution.data ?? null) as null, errors } };
  };
}
