import type { User } from './graphql-client.js';

interface TypeRef {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType?: TypeRef | null;
}
interface Described {
  readonly name: string;
  readonly kind: string;
  readonly fields: readonly { readonly name: string; readonly type: TypeRef }[] | null;
  readonly possibleTypes: readonly { readonly name: string }[] | null;
}

const reference = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const introspection = `{ __schema { types { name kind fields { name type { ${reference} } } possibleTypes { name } } } }`;

const bare = (type: TypeRef): TypeRef => (type.ofType ? bare(type.ofType) : type);

async function described(user: User) {
  const { __schema: schema } = await user.query<{ __schema: { types: readonly Described[] } }>(introspection);
  const types = new Map(schema.types.map((type) => [type.name, type]));
  const fieldsOf = (name: string) => types.get(name)?.fields ?? [];
  const selected = (type: TypeRef): string => {
    const { kind, name } = bare(type);
    return kind === 'OBJECT' ? ` { ${fieldsOf(name ?? '').map((field) => field.name + selected(field.type)).join(' ')} }` : '';
  };
  return { types, fieldsOf, selected };
}

/** A selection of every field of each of these types, as the API describes them, for those who must see all that is shown. */
export async function wholeSelection(user: User, names: readonly string[]): Promise<readonly string[]> {
  const { fieldsOf, selected } = await described(user);
  return names.map((name) => fieldsOf(name).map((field) => field.name + selected(field.type)).join(' '));
}

/**
 * A selection of every field of every event that the API can show, as the API itself describes them: what a reader is
 * told beyond the expected cannot hide behind a query that does not ask for it. Top fields are named `<Event>_<field>`,
 * for events may use one name for different things.
 */
export async function wholeDetail(user: User): Promise<string> {
  const { types, fieldsOf, selected } = await described(user);
  const events = types.get('EventDetail')?.possibleTypes ?? [];
  const fragments = events.map(({ name }) => {
    const fields = fieldsOf(name).map((field) => `${name}_${field.name}: ${field.name}${selected(field.type)}`);
    return `... on ${name} { ${fields.join(' ')} }`;
  });
  return `__typename ${fragments.join(' ')}`;
}
