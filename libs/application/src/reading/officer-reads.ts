import { foldCareer, officer, subjectText } from '@elshi/domain';
import type { Policies, Rank } from '@elshi/law';
import { eligibilityView, replay, serviceRecord, termView, timeAtPost } from '@elshi/projections';
import type { Body, Clocks, ReadOutcome } from '../messages.js';
import type { SubjectReader } from './subject-reader.js';
import { underPolicies } from './under-policies.js';

/** Reads of one officer. */
export class OfficerReads {
  readonly #reader: SubjectReader;

  constructor(reader: SubjectReader) {
    this.#reader = reader;
  }

  serviceRecord(officerId: string, clocks: Clocks): Promise<ReadOutcome<Body>> {
    return this.#reader.read(officer(officerId), clocks, ({ ledger, standings, moment }) => ({
      ...serviceRecord(ledger.subject.id, foldCareer(standings), moment.asOf),
      meta: moment.meta,
    }));
  }

  term(officerId: string, clocks: Clocks, policies: Policies): Promise<ReadOutcome<Body>> {
    return this.#reader.read(officer(officerId), clocks, ({ ledger, standings, moment }) => ({
      ...termView(ledger.subject.id, foldCareer(standings), moment.asOf, policies),
      meta: underPolicies(moment.meta, policies),
    }));
  }

  timeAtPost(officerId: string, clocks: Clocks, policies: Policies): Promise<ReadOutcome<Body>> {
    return this.#reader.read(officer(officerId), clocks, ({ ledger, standings, moment }) => ({
      ...timeAtPost(ledger.subject.id, foldCareer(standings), moment.asOf, policies),
      meta: underPolicies(moment.meta, policies),
    }));
  }

  eligibility(
    officerId: string,
    rank: Rank | undefined,
    clocks: Clocks,
    policies: Policies,
  ): Promise<ReadOutcome<Body>> {
    return this.#reader.read(officer(officerId), clocks, ({ ledger, standings, moment }) => ({
      ...eligibilityView(ledger.subject.id, standings, rank, moment.asOf, policies),
      meta: underPolicies(moment.meta, policies),
    }));
  }

  replay(
    officerId: string,
    clocks: Clocks,
    from?: number,
    to?: number,
  ): Promise<ReadOutcome<Body & { readonly items: Iterable<Body> }>> {
    return this.#reader.read(officer(officerId), clocks, ({ ledger, moment }) => ({
      officerId: ledger.subject.id,
      items: { [Symbol.iterator]: () => replay(subjectText(ledger.subject), ledger, moment.asOf, from, to) },
      meta: moment.meta,
    }));
  }
}
