import { openAccessLog } from '#adapters/access-log';
import { openDatabase } from '#adapters/postgres';
import { projectorMigrations, startProjector } from '#adapters/projector';
import { observeLag } from '#adapters/telemetry';
import { holdersOf, type Relation } from '#access';
import { contractOf } from '#contracts/all';
import { type AccessLog, dayAt, word } from '#kernel';
import { Arrivals, atLeast, type ReadingDesk } from '#platform';
import { boardsMigrations, boardsProjection } from '#views/boards';
import { interviewersMigrations, interviewersProjection } from '#views/interviewers';
import { outcomesMigrations, outcomesProjection } from '#views/outcomes';
import { calendarMigrations, calendarProjection } from '#views/calendar';
import { outlookMigrations, outlookProjection, releasedTo } from '#views/outlook';
import { searchMigrations, searchProjection } from '#views/search';
import { standingMigrations, standingOfHolders, standingProjection } from '#views/standing';
import { timelineMigrations, timelineProjection } from '#views/timeline';
import type { Engines } from '../engines/engines.js';
import { need, needs } from '../engines/need.js';
import { rulesOf } from '../projections/rules.js';
import { stopAll } from '../ending/stop-all.js';
import { tellApplied } from './applied.js';

export const viewProjections = [standingProjection, timelineProjection, outlookProjection, searchProjection, boardsProjection, interviewersProjection, outcomesProjection, calendarProjection];
const migrations = [
  ...projectorMigrations,
  ...standingMigrations,
  ...timelineMigrations,
  ...outlookMigrations,
  ...searchMigrations,
  ...boardsMigrations,
  ...interviewersMigrations,
  ...outcomesMigrations, ...calendarMigrations,
];

export interface RunningViews {
  readonly desk: ReadingDesk;
  readonly accessLog: AccessLog;
  ready(): Promise<Readonly<Record<string, boolean>>>;
  /** Reads the whole log again into fresh tables and puts them in place of the living ones. */
  rebuild(): Promise<void>;
  stop(): Promise<void>;
}

/** The read side: all views behind one reader of the log, and the desk at which they are asked. */
export async function startViews(engines: Engines): Promise<RunningViews> {
  const { databaseUrl, eventStore, keyVault, reference, room, now, log, telemetry } = engines;
  const openSchema = (schema: string) => openDatabase({ url: databaseUrl, schema, migrations });
  const database = await openSchema('views');
  const opened = await openAccessLog({ url: databaseUrl });
  const accessLog = { ...opened, record: room.watch('access-log', (...given: Parameters<AccessLog['record']>) => opened.record(...given)) };
  const arrivals = new Arrivals();
  const projector = await startProjector({
    name: 'views',
    database,
    openSchema,
    eventStore,
    keyVault,
    projections: viewProjections,
    rules: rulesOf(viewProjections),
    contractOf,
    log,
    onApplied: (events) => {
      arrivals.tell(events);
      tellApplied(telemetry, events);
    },
  });
  const unobserve = observeLag(telemetry, eventStore, word('views'), () => projector.position());
  const tables = need(() => database.query('SELECT 1'));
  const looks = need(() => accessLog.entriesAbout('nobody', { limit: 1 }));
  const desk: ReadingDesk = {
    database,
    keyVault,
    reference,
    now,
    atLeast: (position) => atLeast(projector, position),
    async relationsTo(actor, childIds) {
      const rows = await standingOfHolders(database, holdersOf(actor), childIds);
      const byChild = new Map<string, Relation[]>(childIds.map((childId) => [childId, []]));
      for (const { childId, relation } of rows) byChild.get(childId)?.push(relation);
      return byChild;
    },
    releasedTo: (actor, childId) =>
      releasedTo(database, { childId, unit: actor.unit, today: dayAt(now()) }),
    log: (actor, looks) =>
      accessLog.record(looks.map((look) => ({ ...look, actor, detail: look.detail ?? [], at: now() }))),
    looksAt: (subject, page) => accessLog.entriesAbout(subject, page),
    arriving: (childId) => arrivals.of(childId),
  };
  return {
    desk,
    accessLog,
    ready: () =>
      needs({
        views: async () => projector.healthy().ok && projector.caughtUp() && (await tables()),
        accessLog: looks,
        room: () => room.isThere(),
        ...engines.needs,
      }),
    rebuild: () => projector.rebuild(),
    stop: () => stopAll(async () => unobserve(), () => projector.stop(), () => accessLog.close(), () => database.destroy()),
  };
}
