import type { CalendarDate } from '@elshi/law';
import { subjectNamed } from '@elshi/contract';
import { standings } from '@elshi/domain';
import { type Effect, effectAsRecorded, effectOf, effects } from '@elshi/projections';
import type { Row } from '@elshi/read-models';
import { effectiveCloudEvent } from '../cloud-events.js';
import { decode, subjectTextOf } from '../codec.js';
import type { EffectiveFilter } from '../list-messages.js';
import type { Body, Clocks, ListBody, Page, ReadOutcome } from '../messages.js';
import { type AuditSources, fatesOf, isCorrected } from './audit-items.js';
import { toldOf } from './completeness.js';
import { type KeyPart, nextCursor, type PageStart } from './cursor.js';
import { BY_EFFECT, effectiveQueries } from './event-queries.js';
import { merged } from './merged.js';
import type { Moment, Moments } from './moments.js';
import { type ServingViews, type ViewsToRead, withViews } from './officer-lines.js';
import { beginPage } from './page-begun.js';
import { StandingActs } from './standing-acts.js';

/** The effective feed: what takes effect in a period, whenever it was recorded, as it is known to stand. */
export class EffectiveReads {
  readonly #moments: Moments;
  readonly #serving: ServingViews;
  readonly #sources: AuditSources;

  constructor(moments: Moments, serving: ServingViews, sources: AuditSources) {
    this.#moments = moments;
    this.#serving = serving;
    this.#sources = sources;
  }

  /** In the order of the day of effect, then of recording. */
  async page(filter: EffectiveFilter, clocks: Clocks, page: Page): Promise<ReadOutcome<ListBody>> {
    const asked = ['effective', Object.entries(filter).sort()];
    const { subject } = filter;
    const begun = await beginPage({ clocks, page, asked, key: ['string', 'number'] }, (at) =>
      subject === undefined ? this.#moments.ofViews(at) : this.#moments.ofLog(at),
    );
    if ('outcome' in begun) return begun;
    const { start, moment } = begun;
    if (subject !== undefined) {
      const found = await this.#ofOne(subject, filter, moment, page.limit, start.after);
      return { outcome: 'found', body: bodyOf(found, moment, start) };
    }
    return withViews(this.#serving, async (views) => {
      const told = await toldOf(views, moment, ['audit', 'actFates']);
      const found = await this.#ofAll(views, filter, moment, page.limit, start.after);
      return { outcome: 'found', body: bodyOf(found, told, start) };
    });
  }

  /** Found by the days as recorded, and by those as corrected; what no longer stands there is passed over. */
  async #ofAll(
    views: ViewsToRead,
    filter: EffectiveFilter,
    moment: Moment,
    limit: number,
    after?: Key,
  ): Promise<Found> {
    const wanted = { ...(after && { after }), limit: limit + 1 };
    const queries = effectiveQueries(filter, moment, wanted);
    const rows = merged(await Promise.all(queries.map((query) => views.rows(query))), BY_EFFECT);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: (await this.#effectsAt(views, shown, moment))
        .filter(({ effect }) => passes(effect, filter))
        .map(({ subject, effect }) => effectiveCloudEvent(subject, effect)),
      ...(rows.length > limit && last && { more: BY_EFFECT.map((column) => last[column] as KeyPart) }),
    };
  }

  /** What stands, of rows: each event once, at the place where it counts. */
  async #effectsAt(
    views: ViewsToRead,
    rows: readonly Row[],
    moment: Moment,
  ): Promise<readonly SubjectEffect[]> {
    const { log, ledgers } = this.#sources;
    const stored = await log.readPositions(rows.map(({ position }) => BigInt(Number(position))));
    const events = stored.map((event) => ({ stream: event.stream, event: decode(event) }));
    const fates = await fatesOf(views, [...new Set(events.map(({ event }) => event.metadata.actId))], moment);
    const standing = new StandingActs(ledgers, moment);
    const found: SubjectEffect[] = [];
    for (const [place, { stream, event }] of events.entries()) {
      const fate = fates.get(event.metadata.actId);
      const act = isCorrected(fate) ? await standing.of(stream, event) : undefined;
      const effect = act ? effectOf(act, event) : effectAsRecorded(event, fate?.status);
      if (effect !== undefined && effect.day === rows[place]!['effectiveOn'])
        found.push({ subject: subjectTextOf(stream), effect });
    }
    return found;
  }

  /** One subject is read from its ledger. */
  async #ofOne(
    subject: string,
    filter: EffectiveFilter,
    { position }: Moment,
    limit: number,
    after?: Key,
  ): Promise<Found> {
    const named = subjectNamed(subject);
    if (named === undefined) return { items: [] };
    const ledger = await this.#sources.ledgers.loadAt(named, position);
    const rest = effects(standings(ledger)).filter(
      (effect) => passes(effect, filter) && (after === undefined || isAfter(effect, after)),
    );
    const shown = rest.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((effect) => effectiveCloudEvent(subject, effect)),
      ...(rest.length > limit && last && { more: [last.day, Number(last.event.position)] }),
    };
  }
}

type Key = readonly KeyPart[];

interface SubjectEffect {
  readonly subject: string;
  readonly effect: Effect;
}

interface Found {
  readonly items: readonly Body[];
  /** The key after which the next page begins, while there may be more. */
  readonly more?: Key;
}

function bodyOf({ items, more }: Found, moment: Moment, start: PageStart): ListBody {
  return { items, nextCursor: more ? nextCursor(moment, start, more) : null, meta: moment.meta };
}

function passes({ day, now }: Effect, { types, from, to }: EffectiveFilter): boolean {
  const within = (from === undefined || from <= day) && (to === undefined || day < to);
  return within && (types === undefined || types.includes(now.type));
}

function isAfter({ day, event }: Effect, [afterDay, afterPosition]: Key): boolean {
  const last = afterDay as CalendarDate;
  return day > last || (day === last && Number(event.position) > Number(afterPosition));
}
