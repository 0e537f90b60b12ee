/**
 * What the ledger of interviews is to do, told a second time and otherwise: from the rule on second interviews and the
 * table of who may do what, by hand, for a child of Siem Reap with two cases that come sooner or later, of which A is at
 * court from its first day and B was opened by police of another province. It shares no code with the decider that it is compared with.
 */
export const offices = ['ahtjp-17', 'dosvy-17', 'court-17', 'police-1710', 'ngo-a', 'ahtjp-12'] as const;
export type Office = (typeof offices)[number];
export type MatterName = 'A' | 'B' | 'none';

interface Series {
  readonly id: string;
  matter: MatterName;
  readonly lead: Office;
  readonly told: Set<string>;
  /** Who held its sessions. */
  readonly heard: Set<Office>;
  sessions: number;
  taped: boolean;
  /** Whom the child knows from the last session, and whom it was told to expect. */
  knows?: Interviewer | undefined;
  expects?: Interviewer | undefined;
  readonly prefers?: Named['prefers'];
  /** Whether the plan says why the one expected is not as the child prefers. */
  explained: boolean;
  /** For when it is planned. */
  day: string;
  /** Besides the lead, only the far office is ever asked to take part. */
  withFar: boolean;
  readonly plan: Set<string>;
  /** What leave the series stands on, where it is a further one. */
  readonly onLeave?: readonly string[] | undefined;
}
/** Three who interview: two may, of the third the certificate has run out. */
const register = { woman: 'FEMALE', man: 'MALE', lapsed: 'FEMALE' } as const;
export type Interviewer = keyof typeof register;
export const interviewers = Object.keys(register) as readonly Interviewer[];

/** Who is named for an interview, and what is said about it; `excuse` is a reason for what is not as it should be. */
export interface Named {
  readonly who?: Interviewer | undefined;
  readonly prefers?: 'FEMALE' | 'MALE' | undefined;
  readonly excuse: boolean;
  /** Where nobody is named: a woman outside the register, or whoever was expected. */
  readonly stranger: boolean;
  /** A reason why it is another than the child knows. */
  readonly why: boolean;
  /** The adult at the child's side: an aunt, the mother, who is a suspect, or an aunt who lives with one. */
  readonly beside?: 'aunt' | 'mother' | 'household' | undefined;
}
const mayNotSit = ({ beside }: Named) => beside === 'mother' || beside === 'household';

interface Wish {
  readonly id: string;
  matter: MatterName;
  readonly by: Office;
  readonly reason: string;
  readonly topics: readonly string[];
  readonly judges: readonly Office[];
  readonly agreed: Set<Office>;
  fate: 'open' | 'leave' | 'over';
  leaveFor: readonly string[];
  /** Redirected, and nothing has come since to which the answer could be another one. */
  stillHolds?: boolean;
}
interface Question {
  readonly id: string;
  readonly series: Series;
  readonly since: number;
  open: boolean;
}
interface Tape {
  readonly id: string;
  readonly series: Series;
  readonly hash: string;
  keeper: string;
  readonly opened: { readonly to: string; readonly until: string }[];
}

/** The name of the event or of the refusal that must come; `refused` where the office may not give the command at all. */
export type Answer = string;

const notYours = 'NotFoundOrNotYours';
/** For these reasons the child may be asked again about what it has told. */
const again = new Set(['NEW_ALLEGATION', 'NEW_SUSPECT', 'CHILD_REQUEST', 'TECHNICAL_FAILURE']);

export class LedgerModel {
  readonly #cases = new Set<MatterName>();
  readonly series: Series[] = [];
  readonly wishes: Wish[] = [];
  readonly questions: Question[] = [];
  readonly tapes: Tape[] = [];

  caseOpened(name: 'A' | 'B'): void {
    this.#cases.add(name);
  }

  hasNoCase = () => this.#cases.size === 0;

  /** The district post by a case, the court by the one that it has; the others know the child anyway. */
  #worksWithTheChild(office: Office): boolean {
    if (office === 'police-1710') return !this.hasNoCase();
    if (office === 'court-17') return this.#cases.has('A');
    if (office === 'ahtjp-12') return this.#cases.has('B');
    return true;
  }
  #on = (matter: MatterName) => this.series.filter((one) => one.matter === matter);
  #cameFarther(matter: MatterName): void {
    for (const wish of this.wishes) if (wish.matter === matter) wish.stillHolds = false;
  }
  #toCome = (matter: MatterName) => this.#on(matter).filter(({ sessions }) => sessions === 0);
  #leave = (matter: MatterName) => this.wishes.find((one) => one.matter === matter && one.fate === 'leave');
  #leads = (office: Office) => this.series.some(({ lead }) => lead === office);
  #keeps = (office: Office) => this.tapes.some(({ keeper, series }) => keeper === office || series.lead === office);
  #untold(matter: MatterName, reason: string, topics: readonly string[]) {
    return again.has(reason) ? topics : topics.filter((topic) => !this.#on(matter).some(({ told }) => told.has(topic)));
  }

  plan(office: Office, id: string, matter: MatterName, topics: readonly string[], withFar: boolean, named: Named): Answer {
    const { who, prefers, excuse } = named;
    if (office === 'police-1710') return this.hasNoCase() ? 'refused' : 'FullInterviewNotAtThisLevel';
    if (!this.#worksWithTheChild(office) || office === 'court-17' || office === 'ngo-a') return 'refused';
    // Asked before there was a case: that counts for the first case that comes.
    const earlier = [this.#on(matter), this.#on('none')].find(({ length }) => length > 0) ?? [];
    const leave = earlier[0] && this.#leave(earlier[0].matter);
    if (earlier.length > 0) {
      const itsTurn = leave !== undefined && (leave.by === office || earlier.some(({ lead }) => lead === office));
      if (leave === undefined || !itsTurn) return 'SeriesAlreadyExists';
      if (!topics.every((topic) => leave.leaveFor.includes(topic))) return 'TopicsNotAuthorised';
    }
    if (matter === 'none' ? !this.hasNoCase() : !this.#cases.has(matter)) return 'InvalidInput';
    if (who === 'lapsed') return 'InterviewerNotCertified';
    if (who !== undefined && prefers !== undefined && register[who] !== prefers && !excuse) return 'ChildsWishNotMet';
    if (mayNotSit(named)) return 'SupportPersonNotAllowed';
    if (leave !== undefined) leave.fate = 'over';
    if (leave?.matter === 'none') for (const old of [...this.series, ...this.wishes]) if (old.matter === 'none') old.matter = matter;
    const explained = who !== undefined && prefers !== undefined && register[who] !== prefers;
    const nothingYet = { told: new Set<string>(), heard: new Set<Office>(), sessions: 0, taped: false };
    this.series.push({ day: '2026-03-05', expects: who, prefers, explained, withFar, plan: new Set(topics), onLeave: leave?.leaveFor, id, matter, lead: office, ...nothingYet });
    this.#cameFarther(matter);
    return 'InterviewSeriesPlanned';
  }

  hold(office: Office, seriesId: string, topics: readonly string[], taped: boolean, named: Named): Answer {
    const { who, excuse, why, stranger } = named;
    if (office === 'police-1710') return this.hasNoCase() ? 'refused' : 'FullInterviewNotAtThisLevel';
    // Whom the lead has in a plan needs no case of its own.
    const isNamedOnly = office === 'ahtjp-12' && this.series.some(({ withFar }) => withFar);
    if (!(this.#worksWithTheChild(office) || isNamedOnly) || office === 'court-17' || office === 'ngo-a') return 'refused';
    const series = this.series.find(({ id }) => id === seriesId);
    if (series === undefined) return 'SeriesUnknown';
    // The offices of Siem Reap have whatever case there is, the others one of the two.
    if (office === 'ahtjp-12' && series.lead !== office && !series.withFar && series.matter !== 'B') return 'NotInThisInterview';
    if (mayNotSit(named)) return 'SupportPersonNotAllowed';
    const by = who ?? (stranger ? undefined : (series.knows ?? series.expects));
    if (by === undefined && !stranger) return 'InvalidInput';
    if (series.knows !== undefined && by !== series.knows && !why) return 'AnotherInterviewer';
    if (by === 'lapsed' && !excuse) return 'InterviewerNotCertified';
    const unwanted = series.prefers !== undefined && series.prefers !== (by === undefined ? 'FEMALE' : register[by]);
    if (unwanted && !excuse && !(series.explained && by === series.expects)) return 'ChildsWishNotMet';
    series.knows = by ?? series.knows;
    series.sessions += 1;
    this.#cameFarther(series.matter);
    series.taped ||= taped;
    series.heard.add(office);
    for (const topic of topics) series.told.add(topic);
    return 'InterviewSessionHeld';
  }

  /** Today is the second of March; certificates end with the year. */
  changePlan(office: Office, seriesId: string, day: string | undefined, withFar: boolean, { who, excuse, why }: Named): Answer {
    if (!this.#leads(office)) return 'refused';
    const series = this.series.find(({ id }) => id === seriesId);
    if (series?.lead !== office) return notYours;
    if (series.sessions > 0) return 'InterviewUnderWay';
    const [by, on] = [who ?? series.expects, day ?? series.day];
    const [swaps, moves] = [by !== series.expects, on !== series.day];
    // Who leads it does not join it.
    const joins = withFar && !series.withFar && office !== 'ahtjp-12';
    if (!swaps && !moves && !joins) return 'InvalidInput';
    if (moves && (on < '2026-03-02' || !why)) return 'InvalidInput';
    if ((swaps || moves) && by !== undefined && (by === 'lapsed' || on > '2026-12-31')) return 'InterviewerNotCertified';
    const unwanted = by !== undefined && series.prefers !== undefined && register[by] !== series.prefers;
    if (swaps && unwanted && !excuse) return 'ChildsWishNotMet';
    Object.assign(series, { expects: by, day: on, explained: unwanted, withFar: joins || series.withFar });
    return 'InterviewPlanChanged';
  }

  addTopics(office: Office, seriesId: string, topics: readonly string[]): Answer {
    const isNamedOnly = office === 'ahtjp-12' && !this.#worksWithTheChild(office);
    if (isNamedOnly ? !this.series.some(({ withFar }) => withFar) : !this.#worksWithTheChild(office)) return 'refused';
    const series = this.series.find(({ id }) => id === seriesId);
    if (series === undefined) return 'SeriesUnknown';
    if (isNamedOnly && !series.withFar) return notYours;
    if (series.sessions > 0) return 'InterviewUnderWay';
    const { onLeave, plan } = series;
    if (onLeave !== undefined && !topics.every((topic) => onLeave.includes(topic))) return 'TopicsNotAuthorised';
    if (topics.every((topic) => plan.has(topic))) return 'InvalidInput';
    for (const topic of topics) plan.add(topic);
    return 'InterviewTopicsAdded';
  }

  feedback(office: Office, seriesId: string): Answer {
    if (!this.#worksWithTheChild(office) || office === 'police-1710') return 'refused';
    const series = this.series.find(({ id }) => id === seriesId);
    if (series === undefined) return 'SeriesUnknown';
    if (series.sessions === 0) return 'InvalidInput';
    return series.heard.has(office) ? 'FeedbackFromOwnInterview' : 'ChildFeedbackCaptured';
  }

  tellRights(office: Office): Answer {
    return this.#worksWithTheChild(office) ? 'RightsInformationGiven' : 'refused';
  }

  ask(office: Office, id: string, seriesId: string, reason: string, topics: readonly string[]): Answer {
    if (!this.#worksWithTheChild(office)) return 'refused';
    const series = this.series.find((one) => one.id === seriesId);
    if (series === undefined) return 'SeriesUnknown';
    const { matter } = series;
    if (reason === 'NOT_DETAILED' || reason === 'PLANNED_SESSION' || this.#toCome(matter).length > 0 || this.#untold(matter, reason, topics).length === 0) {
      const same = (one: Wish) => one.matter === matter && one.by === office && one.reason === reason && [...one.topics].sort().join() === [...topics].sort().join();
      if (this.wishes.some((one) => one.stillHolds === true && same(one))) return 'RepeatAlreadyAnswered';
      this.wishes.push({ id, matter, by: office, reason, topics, judges: [], agreed: new Set(), fate: 'over', leaveFor: [], stillHolds: true });
      return 'InterviewRepeatRedirected';
    }
    if (this.wishes.some((one) => one.matter === matter && one.by === office && one.fate === 'open')) return 'RepeatAlreadyRequested';
    if (this.#leave(matter) !== undefined) return 'RepeatAlreadyAuthorised';
    const judges = (['dosvy-17', 'court-17'] as const).filter((judge) => judge !== office);
    this.wishes.push({ id, matter, by: office, reason, topics, judges, agreed: new Set(), fate: 'open', leaveFor: [] });
    return 'InterviewRepeatRequested';
  }

  decide(office: Office, wishId: string, decision: string): Answer {
    if (!this.wishes.some(({ judges }) => judges.includes(office))) return 'refused';
    const wish = this.wishes.find(({ id }) => id === wishId);
    if (wish === undefined || !wish.judges.includes(office)) return notYours;
    if (wish.fate !== 'open') return 'RepeatAlreadyAnswered';
    if (decision !== 'AUTHORISE') {
      wish.fate = 'over';
      wish.stillHolds = decision === 'REDIRECT';
      return decision === 'REFUSE' ? 'InterviewRepeatRefused' : 'InterviewRepeatRedirected';
    }
    if (wish.agreed.has(office)) return 'RepeatAlreadyAnswered';
    if (this.#leave(wish.matter) !== undefined) return 'RepeatAlreadyAuthorised';
    const left = this.#untold(wish.matter, wish.reason, wish.topics);
    if (left.length === 0 || this.#toCome(wish.matter).length > 0) {
      wish.fate = 'over';
      wish.stillHolds = true;
      return 'InterviewRepeatRedirected';
    }
    wish.agreed.add(office);
    if (wish.agreed.size < wish.judges.length) return 'InterviewRepeatAgreed';
    wish.fate = 'leave';
    wish.leaveFor = left;
    return 'InterviewRepeatAuthorised';
  }

  order(office: Office, id: string, seriesId: string, topics: readonly string[]): Answer {
    if (office !== 'court-17' || !this.#cases.has('A')) return 'refused';
    const matter = this.series.find((one) => one.id === seriesId)?.matter;
    if (matter === undefined) return 'SeriesUnknown';
    if (matter === 'B') return notYours;
    if (this.#leave(matter) !== undefined) return 'RepeatAlreadyAuthorised';
    const asked = this.#toCome(matter).flatMap(({ plan }) => [...plan]);
    if (this.#untold(matter, 'COURT_ORDER', topics).length < topics.length || topics.some((topic) => asked.includes(topic))) return 'TopicsCoveredAlready';
    this.wishes.push({ id, matter, by: office, reason: 'COURT_ORDER', topics, judges: [], agreed: new Set(), fate: 'leave', leaveFor: topics });
    return 'InterviewRepeatAuthorised';
  }

  found(office: Office, seriesId: string): Answer {
    if (!this.#worksWithTheChild(office)) return 'refused';
    return this.series.some(({ id }) => id === seriesId) ? 'InterviewRepeatFound' : 'SeriesUnknown';
  }

  send(office: Office, id: string, seriesId: string): Answer {
    if (!this.#worksWithTheChild(office)) return 'refused';
    const series = this.series.find((one) => one.id === seriesId);
    if (series === undefined) return 'SeriesUnknown';
    this.questions.push({ id, series, since: series.sessions, open: true });
    return 'InterviewQuestionsForwarded';
  }

  answer(office: Office, seriesId: string, questionId: string, source: string): Answer {
    if (!this.#leads(office)) return 'refused';
    const series = this.series.find((one) => one.id === seriesId);
    if (series?.lead !== office) return notYours;
    const question = this.questions.find((one) => one.id === questionId && one.series === series);
    if (question === undefined) return 'InvalidInput';
    if (!question.open) return 'QuestionAlreadyAnswered';
    if (source === 'SESSION' && series.sessions === question.since) return 'InvalidInput';
    if (source === 'RECORDING' && !series.taped) return 'InvalidInput';
    question.open = false;
    return 'InterviewQuestionsAnswered';
  }

  deposit(office: Office, id: string, seriesId: string, hash: string): Answer {
    if (!this.#leads(office)) return 'refused';
    const series = this.series.find((one) => one.id === seriesId);
    if (series?.lead !== office) return notYours;
    if (!series.taped) return 'InvalidInput';
    if (this.tapes.some((tape) => tape.hash === hash)) return 'RecordingAlreadyDeposited';
    this.tapes.push({ id, series, hash, keeper: office, opened: [] });
    return 'RecordingDeposited';
  }

  handOver(office: Office, tapeId: string, to: string, hash: string): Answer {
    if (!this.#keeps(office) || office === 'police-1710' || office === 'ngo-a') return 'refused';
    const tape = this.tapes.find(({ id }) => id === tapeId);
    if (tape?.keeper !== office) return notYours;
    if (to === 'ngo-a') return 'RecordingNotForThisUnit';
    if (tape.hash !== hash) return 'HashDiffers';
    tape.keeper = to;
    return 'RecordingHandedOver';
  }

  release(office: Office, tapeId: string, to: string, until: string): Answer {
    const keeps = this.#keeps(office) && (office.startsWith('ahtjp') || office === 'dosvy-17');
    const isCourt = office === 'court-17' && this.#cases.has('A');
    if (!keeps && !isCourt) return 'refused';
    const tape = this.tapes.find(({ id }) => id === tapeId);
    if (tape === undefined || ((!isCourt || tape.series.matter === 'B') && tape.keeper !== office && tape.series.lead !== office)) return notYours;
    if (!to.startsWith('police') && !to.startsWith('ahtjp')) return 'RecordingNotForThisUnit';
    tape.opened.push({ to, until });
    return 'RecordingReleased';
  }

  view(office: Office, tapeId: string, today: string): Answer {
    const opened = this.tapes.some((tape) => tape.opened.some(({ to }) => to === office));
    const police = office.startsWith('police') || office.startsWith('ahtjp');
    const keeps = this.#keeps(office) && (office.startsWith('ahtjp') || office === 'dosvy-17');
    const isCourt = office === 'court-17' && this.#cases.has('A');
    if (!isCourt && !keeps && !(opened && police)) return 'refused';
    const tape = this.tapes.find(({ id }) => id === tapeId);
    if (tape === undefined) return notYours;
    if ((isCourt && tape.series.matter !== 'B') || tape.keeper === office || tape.series.lead === office) return 'RecordingViewed';
    const forUs = tape.opened.filter(({ to }) => to === office);
    if (forUs.length === 0) return notYours;
    return forUs.some(({ until }) => until >= today) ? 'RecordingViewed' : 'RecordingNotReleased';
  }
}
