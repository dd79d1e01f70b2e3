import { cpSync } from 'node:fs';
import { EmbeddedEventStore, type EventStore, type StoredEvent } from '@elshi/event-store';
import { calendarDate, defaultPolicies } from '@elshi/law';
import type { ParkedStream } from '@elshi/read-models';
import type { ListBody } from '../messages.js';
import { assembled, rebuildViews } from '../open.js';
import { servingViews } from '../projecting/standing.js';
import { ViewsInFolder } from '../projecting/views-place.js';
import { viewsEdition } from '../views/edition.js';
import type { Growth } from '../views/growth.js';
import type { Projection, ProjectionName } from '../views/projections.js';
import type { Folders } from './folders.js';
import { award, importLines, line } from './importing.js';
import { bodyOf, microsOf } from './lists.js';
import { Poisons } from './poison.js';
import { RandomActs } from './random-acts.js';
import { digestOfFold } from './reference-views.js';
import { registered, Service } from './service.js';

const OFFICERS = 8;
const ASOF = calendarDate('2026-03-01');

const HOUR = 3_600_000_000;
const MONDAY = Date.UTC(2026, 2, 2) * 1000;
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export type Day = (typeof days)[number];

/** The instant of an hour of a day. */
export function hour(day: Day, of: number): number {
  return MONDAY + (days.indexOf(day) * 24 + of) * HOUR;
}

/** A service over a folder, through a week of its own clock. */
export class Week {
  readonly poisons = new Poisons();
  readonly #folders: Folders;
  readonly #acts: RandomActs;
  readonly #actsADay: number;
  #now = MONDAY;
  #folder: string;
  #service!: Service;
  #log!: EventStore;
  /** Answers of lists, as they were when they were given, with their clocks. */
  readonly #answers: { readonly knownAt: number; readonly body: ListBody }[] = [];

  static async begin(folders: Folders, seed: number, actsADay: number): Promise<Week> {
    const week = new Week(folders, seed, actsADay);
    await week.open(week.poisons.projections);
    return week;
  }

  private constructor(folders: Folders, seed: number, actsADay: number) {
    this.#folders = folders;
    this.#actsADay = actsADay;
    this.#folder = folders.make();
    this.#acts = new RandomActs(Service.over(), { seed, officers: OFFICERS, years: [2015, 2030] });
  }

  async open(list: readonly Projection[]): Promise<void> {
    const now = (): number => (this.#now += 1_000_000);
    this.#log = await EmbeddedEventStore.open(this.#folder, { clock: now });
    const place = { kind: 'embedded', folder: this.#folder } as const;
    this.#service = new Service(assembled(place, this.#log, { now, projections: list }), this.#log);
  }

  async close(): Promise<void> {
    await this.#service.app.close();
  }

  /** The machine loses its power: what goes on is what stood on the disk. */
  async crash(): Promise<void> {
    await this.caughtUp();
    const survived = this.#folders.make();
    cpSync(this.#folder, survived, { recursive: true });
    await this.close();
    this.#folder = survived;
  }

  /** A day of acts, in which some new officers come and one order is over several officers; checked four times. */
  async day(day: Day): Promise<void> {
    for (const quarter of [0, 1, 2, 3]) {
      this.#now = Math.max(this.#now, hour(day, 9 + 3 * quarter));
      await this.#acts.post(Math.ceil(this.#actsADay / 4), this.#service);
      const officerId = `new-${day.toLowerCase()}-${quarter}`;
      await this.#service.record(officerId, registered('2026-02-01'));
      const several = [1, 2, quarter + 3].map((at) => line(`o${at}`, award(`${day} ${quarter}`)));
      await importLines(this.#service, several, { atomic: true });
      await this.check();
    }
  }

  retry(projection?: ProjectionName): ReturnType<Service['app']['parked']['retry']> {
    return this.#service.app.parked.retry(projection === undefined ? {} : { projection });
  }

  /** The list of officers, once it holds everything recorded so far. */
  async caughtUp(): Promise<ListBody> {
    const clocks = await this.#service.now(ASOF);
    for (;;) {
      const found = await this.#service.app.lists.officers({}, clocks, { limit: 500 });
      if (found.outcome !== 'not-caught-up') return bodyOf(found);
    }
  }

  /** What is parked, as projection and stream. */
  parked(): readonly string[] {
    return this.#views(({ parked }) => parked.map(({ projection, stream }) => `${projection} ${stream}`));
  }

  /**
   * Rows are those of a fold in which nothing waits but what is parked; lists tell all of that and nothing else; answers about
   * what was known before it are as they were.
   */
  async check(): Promise<void> {
    await this.caughtUp();
    const { digest, parked, upTo } = this.#views((views) => views);
    expect(upTo).toBe(Number((await this.#log.head()).position));
    expect(digest).toBe(await digestOfFold(this.#log, { upTo, parked }));
    await this.#checkLists(parked);
    await this.#checkAnswers();
  }

  /** Every stream is parked, and only for the projections whose poison it has been given. */
  async insistOn(
    poison: Partial<Readonly<Record<ProjectionName, (growth: Growth) => boolean>>>,
  ): Promise<void> {
    const expected = new Set<string>();
    const events: StoredEvent[] = [];
    for await (const event of this.#log.readAll({ after: 0n })) events.push(event);
    for (const { stream, known } of events)
      for (const [name, isPoison] of Object.entries(poison))
        if (isPoison({ stream, known } as Growth)) expected.add(`${name} ${stream}`);
    expect([...this.parked()].sort()).toEqual([...expected].sort());
  }

  async digests(): Promise<Readonly<Record<'rows' | 'fold' | 'rebuild', string>>> {
    await this.caughtUp();
    const { digest } = this.#views((views) => views);
    const fold = await digestOfFold(this.#log);
    await this.close();
    const rebuilt = await rebuildViews(
      { kind: 'embedded', folder: this.#folder },
      { onProgress: () => undefined, signal: new AbortController().signal },
    );
    expect(rebuilt).toMatchObject({ before: digest, parked: 0 });
    return { rows: digest, fold, rebuild: rebuilt.digest };
  }

  #views<Found>(
    look: (views: {
      readonly digest: string;
      readonly parked: readonly ParkedStream[];
      readonly upTo: number;
    }) => Found,
  ): Found {
    const place = new ViewsInFolder(this.#folder, viewsEdition());
    const writer = place.openWriter(servingViews(place.kept(), place.edition)!.name);
    const [digest, parked] = [writer.digest(), writer.parked()];
    const upTo = writer.checkpoint?.position ?? 0;
    writer.close();
    return look({ digest, parked, upTo });
  }

  async #checkLists(parked: readonly ParkedStream[]): Promise<void> {
    const { lists, audit } = this.#service.app;
    const clocks = await this.#service.now(ASOF);
    const window = [calendarDate('2026-01-01'), calendarDate('2026-12-31')] as const;

    const page = { limit: 500 };
    for (const [reads, outcome] of [
      [['officers'], await lists.officers({}, clocks, page)],
      [['eligibility', 'officers'], await lists.eligible(...window, clocks, defaultPolicies, page)],
      [['audit', 'actFates'], await audit.page({}, clocks, page)],
    ] as const) {
      const told = bodyOf(outcome).meta.incomplete ?? [];
      const missing = parked.filter(({ projection }) => (reads as readonly string[]).includes(projection));
      expect(told.map(({ projection, subject }) => `${projection} ${subject}`)).toEqual(
        missing.map(({ projection, stream }) => `${projection} ${stream.replace('-', '/')}`),
      );
    }
  }

  async #checkAnswers(): Promise<void> {
    const body = await this.caughtUp();
    if (body.meta.incomplete === undefined)
      this.#answers.push({ knownAt: microsOf(body.meta.knownAt), body });
    for (const { knownAt, body: given } of this.#answers) {
      const clocks = { asOf: ASOF, knownAt };
      expect(bodyOf(await this.#service.app.lists.officers({}, clocks, { limit: 500 }))).toEqual(given);
    }
  }
}
