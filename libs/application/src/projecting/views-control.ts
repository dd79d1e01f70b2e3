import { EventStoreError } from '@elshi/event-store';
import { instantOf } from '@elshi/projections';
import { ViewsError } from '@elshi/read-models';
import type { KeptProgress } from '../progress.js';
import { Views } from '../services.js';
import type {
  ComparisonReport,
  EndedReport,
  RebuildOptions,
  RunningReport,
  TakeoverKind,
  TakeoverStart,
  ViewsPosition,
  ViewsReport,
} from '../views-report.js';
import type { Comparison } from './messages.js';
import { begunViews, formerViews, type KeptViews } from './standing.js';
import type { SuccessorTask } from './successor.js';
import { type Swap, Takeover, type TakeoverParts, type TakeoverResult } from './takeover.js';
import type { ViewsRunner } from './views-runner.js';

/** A rebuild or a rollback, and since when. */
interface Running {
  readonly kind: TakeoverKind;
  readonly startedAt: string;
  readonly takeover: Takeover;
}

export interface ControlParts extends TakeoverParts {
  readonly serving: ViewsRunner;
  readonly progress: KeptProgress;
  /** Told, in one sentence, of what went wrong. */
  readonly tell: (sentence: string) => void;
  /** The present, in microseconds. */
  readonly now: () => number;
}

/** Rebuilds and rollbacks of the views that serve, one at a time. */
export class ViewsControl extends Views {
  readonly #parts: ControlParts;
  #running: Running | undefined;
  #last: EndedReport | undefined;
  #comparison: ComparisonReport | undefined;
  #deaths = 0;
  #closing = false;

  constructor(parts: ControlParts) {
    super();
    this.#parts = parts;
  }

  override report(): ViewsReport {
    const { place, serving } = this.#parts;
    const { caughtUp, rebuilding } = serving.status();
    const kept = this.#kept();
    const shown = serving.read?.name;
    const unfinished = this.#running === undefined && caughtUp ? begunViews(kept, place.edition) : undefined;
    return {
      edition: place.edition,
      serving: this.#serving(),
      caughtUp,
      making: rebuilding ?? null,
      comparison: this.#comparison ?? null,
      former: kept
        .filter(({ name, standing }) => name !== shown && standing !== 'made')
        .toSorted((one, other) => other.turn - one.turn)
        .map((views) => ({ ...positionOf(views), canServe: views.edition === place.edition })),
      unfinished: unfinished ? positionOf(unfinished) : null,
      running: this.#running ? runningReport(this.#running) : null,
      last: this.#last ?? null,
    };
  }

  override rebuild({ fresh, swap }: RebuildOptions): TakeoverStart {
    const beside = this.#parts.serving.serving;
    if (beside === undefined) return 'not-caught-up';
    return this.#start('REBUILD', { kind: 'rebuild', beside, fresh }, swap);
  }

  override rollBack(): TakeoverStart {
    const { place, serving } = this.#parts;
    if (this.#running !== undefined) return 'under-way';
    if (serving.serving === undefined) return 'not-caught-up';
    const former = formerViews(this.#kept(), serving.serving);
    if (former === undefined) return 'no-former';
    if (former.edition !== place.edition) return 'other-edition';
    return this.#start('ROLLBACK', { kind: 'roll-back', to: former.name }, 'ALWAYS');
  }

  override cancel(): boolean {
    this.#running?.takeover.cancel();
    return this.#running !== undefined;
  }

  override deaths(): { readonly projector: number; readonly rebuilder: number } {
    return { projector: this.#parts.serving.deaths, rebuilder: this.#deaths };
  }

  /** Breaks off what is on its way; resolves once it has ended. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#running?.takeover.cancel();
    await this.#running?.takeover.ended;
  }

  #start(kind: TakeoverKind, task: SuccessorTask, swap: Swap): TakeoverStart {
    if (this.#running !== undefined || this.#closing) return 'under-way';
    const takeover = new Takeover(this.#parts, task, swap);
    const running = { kind, takeover, startedAt: instantOf(this.#parts.now()) };
    this.#running = running;
    void takeover.ended.then((result) => this.#ended(running, result));
    return 'started';
  }

  #ended({ kind, takeover, startedAt }: Running, { outcome, held, fault }: TakeoverResult): void {
    const comparison = takeover.comparison && comparisonReport(takeover.comparison);
    this.#comparison = comparison ?? this.#comparison;
    this.#running = undefined;
    this.#deaths += takeover.died ? 1 : 0;
    this.#last = {
      kind,
      outcome,
      startedAt,
      endedAt: instantOf(this.#parts.now()),
      done: takeover.progress.done,
      comparison: comparison ?? null,
      heldMilliseconds: held === undefined ? null : Math.round(held),
      fault: fault ?? null,
    };
    for (const sentence of sentencesOf(this.#last)) this.#parts.tell(sentence);
  }

  #serving(): ViewsPosition | null {
    const { serving, progress } = this.#parts;
    const [read, reached] = [serving.read, progress.current()];
    if (read === undefined || reached === undefined) return null;
    return { edition: read.edition, position: String(reached.position), knownAt: instantOf(reached.known) };
  }

  #kept(): readonly KeptViews[] {
    try {
      return this.#parts.place.kept();
    } catch (cause) {
      if (!(cause instanceof ViewsError)) throw cause;
      throw new EventStoreError('StoreUnavailable', cause.message, { cause });
    }
  }
}

function sentencesOf({ kind, outcome, fault, comparison }: EndedReport): readonly string[] {
  const what = kind === 'REBUILD' ? 'rebuild of the views' : 'rollback of the views';
  return [
    ...(outcome === 'FAILED' ? [`The ${what} failed: ${fault ?? 'nobody knows why'}`] : []),
    ...(comparison?.equal === false ? [differenceOf(comparison, outcome === 'SWAPPED')] : []),
  ];
}

function differenceOf({ position, digest, before }: ComparisonReport, swapped: boolean): string {
  const became = swapped ? 'They have taken their place.' : 'Those that serve were left in their place.';
  return `The views made anew from the log differ at position ${position} from those that served (digest ${digest}, not ${before}). ${became}`;
}

function comparisonReport({ position, known, digest, before }: Comparison): ComparisonReport {
  const equal = before === null ? null : before === digest;
  return { position: String(position), knownAt: instantOf(known), digest, before, equal };
}

function positionOf({ edition, checkpoint }: KeptViews): ViewsPosition {
  const { position = 0, known = 0 } = checkpoint ?? {};
  return { edition, position: String(position), knownAt: instantOf(known) };
}

function runningReport({ kind, startedAt, takeover }: Running): RunningReport {
  const { phase, from, done, total, elapsed } = takeover.progress;
  const perSecond = elapsed > 0 ? ((done - from) / elapsed) * 1000 : 0;
  return {
    kind,
    phase,
    startedAt,
    ...{ from, done, total },
    perSecond: Math.round(perSecond),
    secondsLeft: perSecond > 0 ? Math.round(Math.max(0, total - done) / perSecond) : null,
  };
}
