import { foldCareer, officer, subjectText } from '@elshi/domain';
import type { Policies, Rank } from '@elshi/law';
import { eligibilityView, replay, serviceRecord, termView } from '@elshi/projections';
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
    return this.#reader.read(officer(officerId), clocks, ({ standings, moment }) => ({
      ...serviceRecord(officerId, foldCareer(standings), moment.asOf),
      meta: moment.meta,
    }));
  }

  term(officerId: string, clocks: Clocks, policies: Policies): Promise<ReadOutcome<Body>> {
    return this.#reader.read(officer(officerId), clocks, ({ standings, moment }) => ({
      ...termView(officerId, foldCareer(standings), moment.asOf, policies),
      meta: underPolicies(moment.meta, policies),
    }));
  }

  eligibility(
    officerId: string,
    rank: Rank | undefined,
    clocks: Clocks,
    policies: Policies,
  ): Promise<ReadOutcome<Body>> {
    return this.#reader.read(officer(officerId), clocks, ({ standings, moment }) => ({
      ...eligibilityView(officerId, standings, rank, moment.asOf, policies),
      meta: underPolicies(moment.meta, policies),
    }));
  }

  replay(
    officerId: string,
    clocks: Clocks,
    from?: number,
    to?: number,
  ): Promise<ReadOutcome<Body & { readonly items: Iterable<Body> }>> {
    const subject = officer(officerId);
    return this.#reader.read(subject, clocks, ({ ledger, moment }) => ({
      officerId,
      items: { [Symbol.iterator]: () => replay(subjectText(subject), ledger, moment.asOf, from, to) },
      meta: moment.meta,
    }));
  }
}
