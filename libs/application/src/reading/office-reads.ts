import { foldOffice, type Office, office, staffingOn } from '@elshi/domain';
import { headView, officeView } from '@elshi/projections';
import type { Body, Clocks, ReadOutcome } from '../messages.js';
import type { Moment } from './moments.js';
import type { PostsFilled } from './posts-filled.js';
import type { SubjectReader } from './subject-reader.js';

/** Reads of one office. */
export class OfficeReads {
  readonly #reader: SubjectReader;
  readonly #filled: PostsFilled;

  constructor(reader: SubjectReader, filled: PostsFilled) {
    this.#reader = reader;
    this.#filled = filled;
  }

  /** The office on `asOf`. Where a staffing table is in force, who serves there is read from the lists. */
  async office(officeId: string, clocks: Clocks): Promise<ReadOutcome<Body>> {
    const read = await this.#reader.read(office(officeId), clocks, ({ standings, moment }) => ({
      folded: foldOffice(standings),
      moment,
    }));
    if (read.outcome !== 'found') return read;
    const { folded, moment } = read.body;
    const filled = await this.#filledAt(folded, moment);
    if (filled === undefined) return { outcome: 'not-caught-up' };
    return { ...read, body: { ...officeView(officeId, folded, moment.asOf, filled), meta: moment.meta } };
  }

  /** Who commands the office on `asOf`. */
  head(officeId: string, clocks: Clocks): Promise<ReadOutcome<Body>> {
    return this.#reader.read(office(officeId), clocks, ({ standings, moment }) => ({
      ...headView(officeId, foldOffice(standings), moment.asOf),
      meta: moment.meta,
    }));
  }

  /** The positions filled there, where there is a staffing table to compare them with. */
  async #filledAt(folded: Office, { asOf, knownAt }: Moment): Promise<readonly string[] | undefined> {
    if (staffingOn(folded, asOf) === undefined) return [];
    return this.#filled.at({ asOf, knownAt }, folded.officeId);
  }
}
