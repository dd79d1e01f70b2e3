import {
  actsPath,
  type Application,
  type Clocks,
  type ListBody,
  type ReadOutcome,
  requestHash,
} from '@elshi/application';
import { readAct } from '@elshi/contract';
import { officer } from '@elshi/domain';
import { instantToMicros } from '@elshi/event-store';
import { calendarDate, defaultPolicies } from '@elshi/law';
import type { Body, BothClocks, Posted, Register } from './register.js';

const EVERYTHING = { limit: 500 };

/** A register that is spoken to without HTTP between. */
export class AppRegister implements Register {
  readonly #app: Application;

  constructor(app: Application) {
    this.#app = app;
  }

  async post(officerId: string, body: Body, key: string): Promise<Posted> {
    const read = readAct(body, 'officer');
    if ('violations' in read) throw new Error(JSON.stringify(read.violations));
    const subject = officer(officerId);
    const outcome = await this.#app.careers.record({
      subject,
      proposed: read.act,
      requestHash: requestHash(actsPath(subject), body),
      context: { user: 'clerk', role: 'REG', requestId: 'r-1', correlationId: 'c-1' },
      ifMatch: '*',
      idempotencyKey: key,
      dryRun: false,
    });
    if (outcome.outcome === 'refused') return { code: outcome.refusal.refused, facts: outcome.refusal.facts };
    if (outcome.outcome !== 'recorded') return { code: outcome.outcome, facts: {} };
    const { events, receipt } = outcome.answer;
    const answered = events.map(({ eventId, type, effectiveOn, data }) => ({
      ...{ eventId, type, effectiveOn, data },
    }));
    return { events: answered, recordedAt: receipt.recordedAt, position: receipt.position };
  }

  async acts(officerId: string): Promise<readonly Body[]> {
    const read = await this.#app.subjects.acts(
      officer(officerId),
      { asOf: calendarDate('2030-01-01') },
      'all',
    );
    return read.outcome === 'found' ? read.body.items : [];
  }

  async officer(officerId: string, both: BothClocks): Promise<readonly string[]> {
    const clocks = clocksOf(both);
    const { officers, subjects } = this.#app;
    const replayed = await officers.replay(officerId, clocks);
    const steps =
      replayed.outcome === 'found' ? { ...replayed.body, items: [...replayed.body.items] } : replayed;
    return [
      textOf(await officers.serviceRecord(officerId, clocks)),
      textOf(await officers.term(officerId, clocks, defaultPolicies)),
      textOf(await officers.eligibility(officerId, undefined, clocks, defaultPolicies)),
      textOf(await subjects.acts(officer(officerId), clocks, 'all')),
      JSON.stringify(steps),
    ];
  }

  async lists(both: BothClocks): Promise<readonly string[]> {
    const clocks = clocksOf(both);
    const { lists, audit } = this.#app;
    const [from, to] = [calendarDate('1990-01-01'), calendarDate('2060-01-01')];
    return [
      textOf(await lists.officers({}, clocks, EVERYTHING)),
      textOf(await lists.eligible(from, to, clocks, defaultPolicies, EVERYTHING)),
      textOf(await audit.page({}, clocks, EVERYTHING)),
    ];
  }

  async everything(): Promise<readonly (readonly string[])[]> {
    const clocks: Clocks = { asOf: calendarDate('2030-01-01'), minPosition: BigInt(await this.head()) };
    const asked = { after: { position: 0n }, limit: 10_000, filter: {}, clocks };
    const feed = idsOf(await this.#app.feed.read(asked), 'id');
    const audit = idsOf(await this.#app.audit.page({}, clocks, { limit: 10_000 }), 'eventId');
    const exported: string[] = [];
    for await (const line of this.#app.exporter.lines()) exported.push(...(line['eventIds'] as string[]));
    return [feed, audit, exported];
  }

  async head(): Promise<string> {
    return (await this.#app.runtime.status()).head;
  }
}

function clocksOf({ asOf, knownAt }: BothClocks): Clocks {
  return { asOf: calendarDate(asOf), ...(knownAt !== undefined && { knownAt: instantToMicros(knownAt) }) };
}

function textOf(read: ReadOutcome<object>): string {
  return JSON.stringify(read.outcome === 'found' ? read.body : read);
}

function idsOf(read: ReadOutcome<ListBody>, name: string): readonly string[] {
  if (read.outcome !== 'found') throw new Error(read.outcome);
  return read.body.items.map((item) => String(item[name]));
}
