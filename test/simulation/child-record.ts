import { isoDay } from './days.js';
import { firstInterview } from './inputs.js';
import { type Answered, type Offices, type Told, type Unit, units } from './offices.js';
import type { Intent, SyntheticChild } from './province.js';
import type { Book } from './same-as-told.js';

export const offences = [{ code: 'TIPSE-42', role: 'PRINCIPAL' }];
export const concerns = ['SEXUAL_ABUSE'];
const scene = { roomType: 'CHILD_FRIENDLY_ROOM', doorClosed: true, interruptions: 0, peoplePresent: 3, recorded: true, viewsAsked: true };

/** One child in the product, as the offices of its province write and read of it. */
export class ChildRecord {
  childId = '';
  caseId = '';
  /** The first series; a further one is planned and held in one go. */
  seriesId = '';
  /** What was answered with “recorded”. */
  readonly book: Book = { series: 0, sessions: 0, repeats: 0, found: 0 };
  /** Plans and orders that were not taken. */
  turnedAway = 0;
  private position = '0';
  private readonly known = new Set<string>();

  constructor(
    readonly child: SyntheticChild,
    private readonly offices: Offices,
  ) {}

  /** The district post where the child became known. */
  get post(): Unit {
    return `police-${this.child.districtCode}`;
  }

  unitOf({ agency }: Intent): Unit {
    return agency === 'district' ? this.post : units[agency];
  }

  /** Gives a command that must be recorded; resolves to the id it made or changed. */
  async does(unit: Unit, command: string, input: object, day: number): Promise<string> {
    const { id, position } = await this.offices.does(unit, command, { ...input }, day);
    this.position = position;
    return id;
  }

  /** Gives a command, whatever the answer is. */
  async tries(unit: Unit, command: string, input: object, day: number): Promise<Answered> {
    const result = await this.offices.tries(unit, command, { ...input }, day);
    this.position = result.position ?? this.position;
    return result;
  }

  look(): Promise<Told> {
    return this.offices.outlook(this.childId, this.position);
  }

  async becomesKnown(): Promise<void> {
    const { sex, ageYears, districtCode, reportDay } = this.child;
    this.childId = await this.offices.registers(this.post, { sex, ageYears, districtCode }, reportDay);
    const opened = { childIds: [this.childId], districtCode, channel: 'WALK_IN', concerns, offences };
    this.caseId = await this.does(this.post, 'OpenCase', opened, reportDay);
  }

  /** What somebody sends who wants to plan an interview on these topics. */
  plan(topics: readonly string[], day: number): object {
    const { childId, caseId } = this;
    const plannedFor = isoDay(day + firstInterview.earliestAfter);
    return { childId, caseId, purpose: 'INVESTIGATION', topics, participants: [units.dosvy, units.court], plannedFor, roomType: scene.roomType, recording: true };
  }

  /** The AHTJP plans a series, as it must be able to; resolves to its id. */
  async plans(topics: readonly string[], day: number): Promise<string> {
    await this.does(units.ahtjp, 'PlanInterviewSeries', this.plan(topics, day), day);
    this.book.series += 1;
    return (await this.look()).series.at(-1)?.id ?? '';
  }

  async holds(seriesId: string, topicsCovered: readonly string[], day: number): Promise<void> {
    const { childId, child } = this;
    await this.does(units.ahtjp, 'HoldInterviewSession', { childId, seriesId, interviewerSex: child.sex, topicsCovered, ...scene }, day);
    this.book.sessions += 1;
  }

  /** The wish to ask again that was recorded last, and what became of it. */
  async wished(): Promise<Told['repeats'][number]> {
    this.book.repeats += 1;
    const repeat = (await this.look()).repeats.find(({ id }) => !this.known.has(id));
    if (repeat === undefined) throw new Error('what was asked for is not shown');
    this.known.add(repeat.id);
    return repeat;
  }
}
