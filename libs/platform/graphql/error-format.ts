import { type ExecutionResult, GraphQLError } from 'graphql';
import { BadCursor, NoRoomLeft } from '#kernel';
import { ApiError, apiErrorCodes, type ApiErrorCode } from './api-error.js';
import { queryFault } from './query-fault.js';

interface Known {
  readonly code?: unknown;
  readonly validation?: unknown;
  readonly statusCode?: unknown;
}

const isOurs = (error: GraphQLError) => apiErrorCodes.includes(error.extensions?.['code'] as ApiErrorCode);

/** What the web server says of a request before anybody reads its query. */
function requestFault(error: Known): ApiError | undefined {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ApiError('TOO_LARGE', 'The request is larger than is taken here: send less at a time.');
  const isUnreadable = error.validation !== undefined || error.statusCode === 400 || error.statusCode === 415;
  return isUnreadable ? new ApiError('BAD_INPUT', 'Send JSON with a query, and its variables as an object.') : undefined;
}

/** Faults of a query are found before its fields are asked; what fails in a field is a fault of ours. */
const isQuerys = (error: Error & Known): boolean =>
  error.code === 'MER_ERR_GQL_QUERY_DEPTH' || (error instanceof GraphQLError && error.path === undefined);

const isForOperators = ({ extensions }: GraphQLError) => extensions['code'] === 'TRY_AGAIN' || extensions['code'] === 'STORAGE_FULL';

const noRoom =
  'There is no room left to note who looks, and nothing is shown unnoted. Tell whoever runs the system to make room, then ask again.';

function presentable(error: Error): GraphQLError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof GraphQLError && isOurs(cause)) return cause;
  if (cause instanceof BadCursor) return new ApiError('BAD_PAGE', 'Go on with a cursor that a page of this list gave you.');
  if (cause instanceof NoRoomLeft) return new ApiError('STORAGE_FULL', noRoom);
  const unread = requestFault(cause as Known);
  if (unread !== undefined) return unread;
  if (!isQuerys(error) && !isQuerys(cause)) {
    return new ApiError('TRY_AGAIN', 'Something failed on our side. Try again; what you sent before is not lost.');
  }
  const { source, positions } = error as Partial<GraphQLError>;
  return new GraphQLError(queryFault(error.message), { source, positions, extensions: { code: 'BAD_INPUT' } });
}

/** A query with several faults comes as one error that holds them all. */
const partsOf = (error: Error | undefined): readonly Error[] | undefined =>
  error !== undefined && 'errors' in error && Array.isArray(error.errors) ? (error.errors as Error[]) : undefined;

interface Formatted {
  readonly statusCode: number;
  readonly response: ExecutionResult;
}

const statusOf = (error: GraphQLError | undefined): number => (error?.extensions['code'] === 'TOO_LARGE' ? 413 : 200);

export type ApiErrorFormatter = (execution: { readonly errors?: readonly Error[]; readonly data?: unknown }) => Formatted;

/** The answer to a request that met an error: what was asked wrongly, or that it was our fault; nothing personal. */
export function errorFormatter(report: (error: Error) => void): ApiErrorFormatter {
  return (execution) => {
    const all = execution.errors ?? [];
    const flat = all.flatMap((error) => partsOf(error) ?? partsOf((error as Partial<GraphQLError>).originalError) ?? [error]);
    const errors = flat.map((error) => {
      const shown = presentable(error);
      if (isForOperators(shown)) report(error instanceof GraphQLError ? (error.originalError ?? error) : error);
      return shown;
    });
    return { statusCode: statusOf(errors[0]), response: { data: (execution.data ?? null) as null, errors } };
  };
}
