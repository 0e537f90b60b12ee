import { type ASTVisitor, type FieldNode, type GraphQLSchema, isObjectType, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';
import { ApiError } from './api-error.js';
import { largestPage, usualPage } from './paging.js';

/** One page of a hundred children, each with a page of a hundred entries, and no more in one query. */
const most = 12_000;
/** What describing the schema once costs, beside entries read. */
const description = 2_000;

interface Costly {
  /** Names of the fields that answer with pages. */
  readonly paged: ReadonlySet<string>;
  /** By name, what a field costs that reads far more than it answers with: its own `complexity`. */
  readonly reading: ReadonlyMap<string, number>;
}

const costlyIn = new WeakMap<GraphQLSchema, Costly>();

function costlyFields(schema: GraphQLSchema): Costly {
  const known = costlyIn.get(schema);
  if (known !== undefined) return known;
  const fields = Object.values(schema.getTypeMap()).flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []));
  const paged = new Set(fields.filter(({ args }) => args.some(({ name }) => name === 'first')).map(({ name }) => name));
  const reading = new Map(fields.flatMap(({ name, extensions: { complexity } }) => (typeof complexity === 'number' ? [[name, complexity] as const] : [])));
  const costly = { paged, reading };
  costlyIn.set(schema, costly);
  return costly;
}

/** How long a page it asks for; what stands in a variable is not known here and taken for the largest. */
function pageSize({ arguments: given = [] }: FieldNode): number {
  const first = given.find(({ name }) => name.value === 'first')?.value;
  if (first === undefined || first.kind === Kind.NULL) return usualPage;
  return first.kind === Kind.INT ? Math.min(Math.max(Number(first.value), 1), largestPage) : largestPage;
}

/**
 * Refuses a query that asks for more entries than one answer should hold, under however many names: pages multiply
 * where one lies in another. Each fragment is counted once, however often it is used in the counting.
 */
export function queryCost(context: ValidationContext): ASTVisitor {
  const { paged, reading } = costlyFields(context.getSchema());
  const fragments = new Map<string, number>();

  function costOf({ selections }: SelectionSetNode): number {
    return selections.reduce((sum, selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + costOf(selection.selectionSet);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + costOfFragment(selection.name.value);
      const { name, selectionSet } = selection;
      if (name.value === '__schema' || name.value === '__type') return sum + description;
      const inner = selectionSet === undefined ? 0 : costOf(selectionSet);
      return sum + (reading.get(name.value) ?? 0) + (paged.has(name.value) ? pageSize(selection) * (1 + inner) : inner);
    }, 0);
  }

  function costOfFragment(name: string): number {
    const known = fragments.get(name);
    if (known !== undefined) return known;
    // A fragment that holds itself is refused by another rule; here it must only come to an end.
    fragments.set(name, 0);
    const selectionSet = context.getFragment(name)?.selectionSet;
    const cost = selectionSet === undefined ? 0 : costOf(selectionSet);
    fragments.set(name, cost);
    return cost;
  }

  return {
    OperationDefinition({ selectionSet }) {
      if (costOf(selectionSet) <= most) return;
      context.reportError(new ApiError('TOO_LARGE', `The query asks for more than ${most} entries at once: ask for smaller pages, or for less at a time, one after the other.`));
    },
  };
}
