import { errorKind, type KeyVault, type Projection, type Projector, type RecordedEvent, type RowChange, type StoredEvent } from '#kernel';
import { PoisonEvent } from '../failures.js';
import type { Step } from '../writing/apply.js';
import { openingOf, sealedShut } from './clear.js';
import { type ContractOf, recorded } from './recorded.js';

type Handler = Projector<never>;

const handlerOf = ({ handlers }: Projection, type: string): Handler | undefined => {
  const handler = handlers[type];
  return handler === 'ignored' ? undefined : handler;
};

export interface Projected {
  readonly recorded: readonly RecordedEvent[];
  readonly steps: readonly Step[];
  /** The event at which reading ended, none of whose changes are among the steps. */
  readonly poison: PoisonEvent | undefined;
}

/** What a batch of stored events changes in all tables, up to the first event that cannot be projected. */
export async function project(
  events: readonly StoredEvent[],
  around: { readonly projections: readonly Projection[]; readonly contractOf: ContractOf; readonly keyVault: KeyVault },
): Promise<Projected> {
  const { projections, contractOf, keyVault } = around;
  const opened = projections.filter(({ opens }) => opens);
  const known: RecordedEvent[] = [];
  let poison: PoisonEvent | undefined;
  for (const event of events) {
    try {
      const read = recorded(event, contractOf);
      if (read !== undefined) known.push(read);
    } catch (error) {
      poison = new PoisonEvent(event, errorKind(error));
      break;
    }
  }
  const opening = await openingOf(keyVault, known.filter(({ type }) => opened.some((projection) => handlerOf(projection, type))));

  const steps: Step[] = [];
  for (const event of known) {
    try {
      const changes: RowChange[] = [];
      for (const projection of projections) {
        const handler = handlerOf(projection, event.type);
        if (handler === undefined) continue;
        changes.push(...handler(event, projection.opens ? await opening.clearOf(event) : sealedShut));
      }
      if (changes.length > 0) steps.push({ position: event.position, changes });
    } catch (error) {
      poison = new PoisonEvent(event, errorKind(error));
      break;
    }
  }
  const end = poison?.position;
  return { recorded: end === undefined ? known : known.filter(({ position }) => position < end), steps, poison };
}
