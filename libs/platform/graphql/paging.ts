import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { ApiError } from './api-error.js';

export const largestPage = 100;
export const usualPage = 25;

@ArgsType()
export class PageArguments {
  @Field(() => Int, { nullable: true, description: `How many, from the start; 1 to ${largestPage}, ${usualPage} when left out.` })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Go on after this cursor.' })
  after?: string | null;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

/** What was asked for as a page that can be served, or a refusal that says the bounds. */
export function pageOf({ first, after }: PageArguments): { readonly size: number; readonly after?: string } {
  const size = first ?? usualPage;
  if (size < 1 || size > largestPage) throw new ApiError('BAD_PAGE', `Ask for 1 to ${largestPage} at a time and go on with after.`);
  return { size, ...(after === null || after === undefined ? {} : { after }) };
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfo;
}

/** Relay connection type of a node type: `<Node>Connection` with `<Node>Edge`. */
export function connectionType<Node extends object>(name: string, node: new () => Node): new () => Connection<Node> {
  @ObjectType(`${name}Edge`)
  class EdgeOfNode {
    @Field(() => String)
    cursor!: string;

    @Field(() => node)
    node!: Node;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionOfNodes {
    @Field(() => [EdgeOfNode])
    edges!: EdgeOfNode[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }
  return ConnectionOfNodes;
}

export const connection = <Node>(edges: readonly Edge<Node>[], hasNextPage: boolean): Connection<Node> => ({
  edges,
  pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
});
