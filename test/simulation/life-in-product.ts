import { ageBandOf } from '#contracts/vocabulary';
import { asksForLeave, orders } from './asked-again.js';
import { ChildRecord, concerns, offences } from './child-record.js';
import { type Agenda, dayOfYear, isoDay } from './days.js';
import { firstInterview, inputs } from './inputs.js';
import { type Offices, units } from './offices.js';
import type { Outcome } from './outcome.js';
import type { Life, Next } from './play.js';
import type { Intent, SyntheticChild } from './province.js';
import { saysTheSame } from './same-as-told.js';

/** The child in a province that works with the product; officers who go on without asking give no command. */
export class LifeInProduct implements Life {
  private readonly record: ChildRecord;
  private readonly withoutLeave: { day: number; byAhtjp: boolean }[] = [];

  constructor(
    private readonly child: SyntheticChild,
    readonly agenda: Agenda,
    private readonly share: number,
    offices: Offices,
  ) {
    this.record = new ChildRecord(child, offices);
  }

  begin(): readonly Next[] {
    const { reportDay, planDay, intents } = this.child;
    return [
      { on: reportDay, does: () => this.becomesKnown() },
      { on: planDay, does: () => this.isPlanned() },
      ...intents.map((intent): Next => ({ on: intent.day, does: () => this.isWantedBy(intent) })),
    ];
  }

  private async becomesKnown(): Promise<readonly Next[]> {
    await this.record.becomesKnown();
    return [];
  }

  private async isPlanned(): Promise<readonly Next[]> {
    const { planDay, planTopics, sessions } = this.child;
    this.record.seriesId = await this.record.plans(planTopics, planDay);
    const session = (number: number, notBefore: number): readonly Next[] =>
      sessions.slice(number, number + 1).map((topics) => ({
        notBefore,
        does: async (day) => {
          await this.record.holds(this.record.seriesId, topics, day);
          return session(number + 1, day + inputs.daysToSecond.value);
        },
      }));
    return session(0, planDay + firstInterview.earliestAfter);
  }

  private async isWantedBy(intent: Intent): Promise<readonly Next[]> {
    await this.comesTo(intent);
    if (intent.patience < this.share) return this.goesOn(intent);
    return intent.reason === 'ORDER' ? orders(this.record, intent) : asksForLeave(this.record, intent);
  }

  /** The NGO has the child, or the court the case, by the time it wants an interview. */
  private async comesTo({ agency, day }: Intent): Promise<void> {
    const { child, record } = this;
    const { childId, caseId } = record;
    if (agency === 'ngo') {
      const offer = { sex: child.sex, ageBand: ageBandOf(child.ageYears), concerns, needs: ['COUNSELLING'], bedNeeded: false };
      const sent = { childId, caseId, toUnit: units.ngo, kind: 'REFERRAL', risk: 'MEDIUM', offer, consent: { from: 'CAREGIVER_AND_CHILD' } };
      await record.does(units.ngo, 'AcceptReferral', { referralId: await record.does(units.dosvy, 'SendReferral', sent, day) }, day);
    }
    if (agency === 'court') {
      await record.does(units.ahtjp, 'ReferCaseToCourt', { caseId, courtUnit: units.court, dossierNumber: `17/2022/${child.index + 1}`, offences }, day);
    }
  }

  private async goesOn(intent: Intent): Promise<readonly Next[]> {
    const held = async (day: number): Promise<readonly Next[]> => {
      this.withoutLeave.push({ day, byAhtjp: intent.agency === 'ahtjp' });
      return intent.comesToLight ? [{ on: day + inputs.daysToLight.value, does: () => this.isFound(intent, day) }] : [];
    };
    return intent.agency === 'ahtjp' ? [{ notBefore: intent.day + firstInterview.earliestAfter, does: held }] : held(intent.day);
  }

  private async isFound(intent: Intent, heldOn: number): Promise<readonly Next[]> {
    const { childId, seriesId } = this.record;
    const found = { childId, seriesId, heldBy: this.record.unitOf(intent), heldOn: isoDay(heldOn), topics: intent.topics, reason: 'WENT_ON_WITHOUT_ASKING' };
    await this.record.does(units.dosvy, 'RecordRepeatFound', found, heldOn + inputs.daysToLight.value);
    this.record.book.found += 1;
    return [];
  }

  /** @throws {Error} where the product tells otherwise than its answers did */
  async outcome(): Promise<Outcome> {
    const told = await this.record.look();
    saysTheSame(told, this.record.book);
    const answered = (answer: string) => told.repeats.filter((repeat) => repeat.answer === answer);
    const inSeries = told.series.map(({ sessions }) => ({ day: dayOfYear(sessions[0]?.heldAt ?? ''), byAhtjp: true }));
    return {
      reportDay: this.child.reportDay,
      interviews: [...inSeries, ...this.withoutLeave].toSorted((one, other) => one.day - other.day),
      sessions: told.sessionCount + this.withoutLeave.length,
      product: {
        series: told.seriesCount,
        sessions: told.sessionCount,
        waited: (inSeries[0]?.day ?? Number.NaN) - this.child.reportDay,
        refused: answered('REFUSED').length,
        redirected: answered('REDIRECTED').length,
        authorised: told.repeatsAuthorised,
        ordered: answered('AUTHORISED').filter(({ reason }) => reason === 'COURT_ORDER').length,
        found: told.repeatsFound,
        turnedAway: this.record.turnedAway,
      },
    };
  }
}
