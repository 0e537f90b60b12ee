import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { Field, GraphQLSchemaBuilderModule, GraphQLSchemaFactory, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { graphql, isUnionType } from 'graphql';
import { events, schemaNames } from '#contracts/all';
import { type EventDetail, eventDetails } from './event-details.js';
import { SchemaTypes } from './schema-types.js';

const Detail = eventDetails(Object.values(events), new SchemaTypes(schemaNames));

@ObjectType()
class Shown {
  @Field(() => Detail)
  detail!: EventDetail;
}

const placed = { detail: { kind: 'FOSTER', voluntaryStay: true, __typename: 'PlacementStarted' } };

@Resolver()
class Queries {
  @Query(() => Shown)
  shown() {
    return placed;
  }
}

test('an event is told by its name, and a field of it that is called kind stays what it is', async () => {
  const module = await Test.createTestingModule({ imports: [GraphQLSchemaBuilderModule] }).compile();
  await module.init();
  const schema = await module.get(GraphQLSchemaFactory).create([Queries]);
  expect(isUnionType(schema.getType('EventDetail'))).toBe(true);
  const source = '{ shown { detail { __typename ... on PlacementStarted { kind voluntaryStay } } } }';
  const { data, errors } = await graphql({ schema, source, rootValue: { shown: placed } });
  expect(errors).toBeUndefined();
  expect(data).toEqual({ shown: placed });
});
