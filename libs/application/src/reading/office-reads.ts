import { foldOffice, office } from '@elshi/domain';
import { headView, officeView } from '@elshi/projections';
import type { Body, Clocks, ReadOutcome } from '../messages.js';
import type { SubjectReader } from './subject-reader.js';

/** Reads of one office. */
export class OfficeReads {
  readonly #reader: SubjectReader;

  constructor(reader: SubjectReader) {
    this.#reader = reader;
  }

  office(officeId: string, clocks: Clocks): Promise<ReadOutcome<Body>> {
    return this.#reader.read(office(officeId), clocks, ({ standings, moment }) => ({
      ...officeView(officeId, foldOffice(standings), moment.asOf),
      meta: moment.meta,
    }));
  }

  /** Who commands the office on `asOf`. */
  head(officeId: string, clocks: Clocks): Promise<ReadOutcome<Body>> {
    return this.#reader.read(office(officeId), clocks, ({ standings, moment }) => ({
      ...headView(officeId, foldOffice(standings), moment.asOf),
      meta: moment.meta,
    }));
  }
}
