import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { resolvers } from './gateway-module.js';

/** The API as the code has it now, in GraphQL's schema language. */
export async function printedSchema(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const sender = { send: () => Promise.reject(new Error('a printed schema sends nothing')) };
  const schema = await app.get(GraphQLSchemaFactory).create([...resolvers(sender)]);
  await app.close();
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
