import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Relation } from '#access';

/** The child that everything is about. Views add what they know; each shows only what this reader may see. */
@ObjectType({ description: 'A child, as far as you may know of it.' })
export class Child {
  @Field(() => ID)
  id!: string;

  /** How the reader stands to the child now; not part of the API. */
  relations!: readonly Relation[];
}
