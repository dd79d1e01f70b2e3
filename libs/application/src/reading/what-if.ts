import { type Ledger, officer, refusal, type Refusal } from '@elshi/domain';
import { defaultPolicies } from '@elshi/law';
import { consequences } from '@elshi/projections';
import type { WhatIf } from '@elshi/contract';
import type { Ledgers, LoadLedger } from '../ledgers.js';
import type { Clocks, ReadOutcome, RecordOutcome, RequestContext } from '../messages.js';
import { recordOf } from '../record-of.js';
import { actsPath, requestHash } from '../request-hash.js';
import type { SupposedVerdict, Supposition } from '../what-if-messages.js';
import { decide, dryAnswer, settledBefore } from '../writing/deciding.js';
import type { Links } from '../reacting/links.js';
import { supposedId } from '../writing/event-ids.js';
import { supposed } from '../writing/supposed.js';
import { type FilledPosts, withFilledPosts } from '../writing/filled-posts.js';
import { type LookUp, lookUp } from '../writing/surroundings.js';
import { answeredBy } from './joined-records.js';
import type { Moments } from './moments.js';
import type { PostsFilled } from './posts-filled.js';
import { underPolicies } from './under-policies.js';

/** Answers what would be, if acts were recorded that are not. Nothing is written. */
export class WhatIfReads {
  readonly #ledgers: Ledgers;
  readonly #moments: Moments;
  readonly #filled: PostsFilled;
  readonly #links: Links;

  constructor(ledgers: Ledgers, moments: Moments, filled: PostsFilled, links: Links) {
    this.#links = links;
    this.#ledgers = ledgers;
    this.#moments = moments;
    this.#filled = filled;
  }

  /** At two clocks: the acts are judged by what was known, and what is read on `asOf` is compared. */
  async ask(whatIf: WhatIf, clocks: Clocks, context: RequestContext): Promise<ReadOutcome<Supposition>> {
    const { officerId, policies, ruleset } = whatIf;
    const asked = await this.#moments.ofLog(clocks);
    if ('outcome' in asked) return asked;
    const load: LoadLedger = (subject) => this.#ledgers.loadAt(subject, asked.position);
    const ledger = await recordOf(load, officer(officerId));
    if (ledger.revision === 0 && whatIf.acts[0]?.act.act.kind !== 'RegisterOfficer')
      return { outcome: 'unknown-subject', kind: 'officer' };
    const moment = answeredBy(ledger.subject, officer(officerId), asked);
    const filled: FilledPosts = (officeId, day, but) =>
      this.#filled.at({ asOf: day, knownAt: asked.knownAt }, officeId, but);
    const supposition = await judged(ledger, whatIf, context, { load, links: this.#links, filled });
    if (supposition === undefined) return { outcome: 'not-caught-up' };
    const { then, verdicts } = supposition;
    const body = {
      officerId: ledger.subject.id,
      acts: verdicts,
      ...consequences({ ledger, policies: defaultPolicies }, { ledger: then, policies }, [moment.asOf]),
      meta: { ...underPolicies(moment.meta, policies), ruleset },
    };
    return { outcome: 'found', body, revision: ledger.revision };
  }
}

/** Each act judged as if the lawful ones before it were recorded, and the ledger with all of them. */
async function judged(
  ledger: Ledger,
  { acts, policies }: WhatIf,
  context: RequestContext,
  { load, links, filled }: LookUp & { readonly filled: FilledPosts },
): Promise<{ readonly then: Ledger; readonly verdicts: readonly SupposedVerdict[] } | undefined> {
  const { subject } = ledger;
  const verdicts: SupposedVerdict[] = [];
  let then = ledger;
  for (const [place, { body, act: proposed }] of acts.entries()) {
    const hash = requestHash(actsPath(subject), body);
    const submission = { subject, proposed, requestHash: hash, context, dryRun: true };
    const idOf = (event: number): string => supposedId(subject.id, place, event);
    const found = await lookUp({ load, links }, proposed.act, then);
    const around = await withFilledPosts(found, proposed.act, subject.id, filled);
    if (around === undefined) return undefined;
    const decided = settledBefore(then, submission) ?? decide(then, submission, around, idOf, policies);
    if ('outcome' in decided) verdicts.push(refusedWith(decided, subject.id));
    else {
      then = supposed(then, decided.events);
      verdicts.push({ verdict: 'LAWFUL', ...dryAnswer(decided) });
    }
  }
  return { then, verdicts };
}

function refusedWith(outcome: RecordOutcome, officerId: string): SupposedVerdict {
  if (outcome.outcome === 'malformed') return { verdict: 'REFUSED', violations: outcome.violations };
  return {
    verdict: 'REFUSED',
    refusal: outcome.outcome === 'refused' ? outcome.refusal : unknown(officerId),
  };
}

function unknown(officerId: string): Refusal {
  return refusal('OFFICER_UNKNOWN', `No officer ${officerId} is recorded, nor supposed to be.`);
}
