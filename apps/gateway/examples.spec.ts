import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';

const folder = 'docs/examples';
const schema = buildSchema(readFileSync('apps/gateway/schema.graphql', 'utf8'));
const files = readdirSync(folder).sort();
const queries = files.filter((file) => file.endsWith('.graphql'));

const isOperation = ({ kind }: { readonly kind: Kind }) => kind === Kind.OPERATION_DEFINITION;

function parsed(file: string) {
  const document = parse(readFileSync(`${folder}/${file}`, 'utf8'));
  const variablesFile = file.replace(/graphql$/, 'json');
  const variables = files.includes(variablesFile) ? (JSON.parse(readFileSync(`${folder}/${variablesFile}`, 'utf8')) as Record<string, unknown>) : {};
  return { document, variables, operation: document.definitions.find(isOperation) as OperationDefinitionNode };
}

test.each(queries)('%s asks for what the API has, with variables of the right shape', (file) => {
  const { document, variables, operation } = parsed(file);
  expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  const { errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  expect(errors.map(({ message }) => message)).toEqual([]);
});

test('every file of variables belongs to an example, and every example has a name for its tab', () => {
  const named = queries.map((file) => file.replace(/graphql$/, 'json'));
  expect(files.filter((file) => file.endsWith('.json') && !named.includes(file))).toEqual([]);
  for (const file of queries) expect(parsed(file).operation.name?.value).toMatch(/^[A-Z]/);
});
