import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { Field, GraphQLSchemaBuilderModule, GraphQLSchemaFactory, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { printSchema } from 'graphql';
import { commands, events, schemaNames } from '#contracts/all';
import { commandResolver } from './command-mutations.js';
import { type EventDetail, eventDetails } from './event-details.js';
import { SchemaTypes } from './schema-types.js';

describe('the API made from the contracts', () => {
  it('has a mutation, an input and a result union for every command, and a type for every event', async () => {
    const types = new SchemaTypes(schemaNames);
    const Detail = eventDetails(Object.values(events), types);
    const Commands = commandResolver(commands, types, {
      send: () => Promise.reject(new Error('not sent in this spec')),
    });
    @ObjectType()
    class Holder {
      @Field(() => Detail, { nullable: true })
      detail!: EventDetail | null;
    }
    @Resolver()
    class Queries {
      @Query(() => Holder)
      holder() {
        return { detail: null };
      }
    }
    const module = await Test.createTestingModule({ imports: [GraphQLSchemaBuilderModule] }).compile();
    await module.init();
    const schema = await module.get(GraphQLSchemaFactory).create([Queries, Commands]);
    const printed = printSchema(schema);
    for (const { name } of commands) expect(printed).toContain(`input ${name}Input {`);
    for (const { name } of commands) expect(printed).toContain(`union ${name}Result = Recorded`);
    for (const { name } of Object.values(events)) expect(printed).toContain(`type ${name} {`);
  });
});
