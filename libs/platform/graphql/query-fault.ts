/** From one of GraphQL's own messages to a sentence of ours; `$1` and so on are parts of the message. */
type Rule = readonly [pattern: RegExp, sentence: string];

const otherwise = 'The query does not fit the schema: look at the place that locations names.';

/**
 * GraphQL's messages repeat what the caller sent, and names must travel back in no error. What is taken over from them
 * here stands in the schema: its types and fields. Whatever no rule knows is answered without a word of it.
 * The first two may hold a value that speaks like GraphQL: they are known by how they end, the others by how they begin.
 */
const rules: readonly Rule[] = [
  [/Value ".*" does not exist in "(\w+)" enum\.(?: Did you mean the enum value [\w", ]+\?)?$/s, 'Write one of the values of $1.'],
  [/Field ".*" is not defined by type "?(\w+)"?\.(?: Did you mean [\w", ]+\?)?$/s, '$1 has no such field.'],
  [/^Syntax Error: Document contains more tha[nt] (\d+) tokens/, 'The query is too long: $1 words and signs at the most.'],
  [/^Syntax Error/, 'This is no GraphQL: look at the place that locations names.'],
  [/ exceeds the query depth limit of (\d+)`$/, 'The query nests too deeply: $1 levels at the most.'],
  [/^Cannot query field "\w+" on type "(\w+)"/, '$1 has no such field.'],
  [/^Unknown argument "\w+" on field "(\w+\.\w+)"/, '$1 has no such argument.'],
  [/^Field "(\w+)" argument "(\w+)" of type "[\w[\]!]+" is required/, '$1 needs its argument $2.'],
  [/(?:^|; )Field (?:"|value\.)([\w.[\]]+)"? of required type "?([\w[\]!]+?)"? was not provided\.$/, '$1 is required: a value of type $2.'],
  [/; Expected non-nullable type ([\w[\]!]+) not to be null at value\.([\w.[\]]+)\.$/, '$2 is required: a value of type $1.'],
  [/^Variable "\$\w+" of (?:required|non-null) type "([\w[\]!]+)" (?:was not provided|must not be null)/, 'A variable of type $1 is required.'],
  [/^Variable "\$\w+" of type ".*" used in position expecting type "([\w[\]!]+)"/, 'A variable of type $1 is needed here.'],
  [/^Field "\w+" of type "[\w[\]!]+" must have /, 'Say which fields you want of what you ask for.'],
  [/(?:^|; )Enum "(\w+)" cannot represent/, 'Write one of the values of $1.'],
  [/(?:^|; )(Int|Float|String|Boolean|ID) cannot represent/, 'Write a value of type $1.'],
  [/; Expected (?:non-nullable )?type "?([\w[\]!]+)"?(?: to be an object| not to be null)?\.$/, 'Write a value of type $1.'],
  [/^Expected value of type "([\w[\]!]+)"/, 'Write a value of type $1.'],
  [/^Unknown operation named|^Must provide operation name/, 'Say in operationName which operation of the query you want.'],
];

/** Where in a variable the fault lies; the variable's own name is the caller's. */
const place = / at "\w+((?:\.\w+|\[\d+\])+)"; /;
/** Suggestions are words of the schema. */
const suggestion = / Did you mean (?:the enum value |to use an inline fragment on )?"\w+"(?:, "\w+")*(?:,? or "\w+")?\?$/;

/** What is wrong with a query, by GraphQL's message about it; nothing of what the query held. */
export function queryFault(message: string): string {
  const [pattern, sentence] = rules.find(([known]) => known.test(message)) ?? [undefined, otherwise];
  const found = pattern?.exec(message) ?? [];
  const said = sentence.replace(/\$(\d)/g, (_all, part: string) => found[Number(part)] ?? '');
  const where = place.exec(message)?.[1]?.replace(/^\./, '');
  const meant = suggestion.exec(message)?.[0] ?? '';
  return (where === undefined ? said : `${where}: ${said}`) + meant;
}
