import type { User } from '../harness/graphql-client.js';
import { type Canary, canaryFor, type Script } from './canary.js';
import type { Input, Tell } from './life-of-a-child.js';
import { tellingPlaces, withLeaf } from './places.js';

export interface ToldCanary extends Canary {
  /** Command and field into which it was written. */
  readonly place: string;
}

export async function searchReceiptFor(user: User, name: string): Promise<string> {
  const answer = await user.query<{ searchChildren: { receipt: string } }>('query ($name: String!) { searchChildren(name: $name) { receipt } }', { name });
  return answer.searchChildren.receipt;
}

/** Writes a canary of its own into every text field of every command that is sent. */
export class Telling {
  readonly filled = new Set<string>();
  /** The last whole input of each command, and the name of who sent it. */
  readonly sent = new Map<string, { readonly by: string; readonly input: Input }>();

  #written(command: string, coded: Input, script: Script, canaries: ToldCanary[]): Input {
    let input: unknown = coded;
    for (const { path, name } of tellingPlaces.filter(({ contract }) => contract.name === command)) {
      const field = path.at(-1) ?? '';
      const ownScript = field === 'nameKhmer' ? 'khmer' : field === 'nameLatin' ? 'latin' : script;
      const filled = withLeaf(input, path, () => {
        const canary = canaryFor(field, ownScript);
        canaries.push({ ...canary, place: name });
        return canary.text;
      });
      if (filled === undefined) continue;
      input = filled;
      this.filled.add(name);
    }
    return input as Input;
  }

  /** Tells one child's story in one script; the canaries in the order in which they were written. */
  teller(script: Script): { readonly tell: Tell; readonly canaries: readonly ToldCanary[] } {
    const canaries: ToldCanary[] = [];
    const tell: Tell = async (user, command, coded, options) => {
      const written = this.#written(command, coded, script, canaries);
      const name = written['nameLatin'];
      const input = typeof name === 'string' ? { ...written, searchReceipt: await searchReceiptFor(user, name) } : written;
      this.sent.set(command, { by: user.name, input });
      return user.record(command, input, options);
    };
    return { tell, canaries };
  }
}
