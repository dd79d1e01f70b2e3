import { foldOffice, type Office, office, openOn, staffingOn, standings } from '@elshi/domain';
import { commandView, headView, officeView } from '@elshi/projections';
import type { Ledgers } from '../ledgers.js';
import type { Body, Clocks, ReadOutcome } from '../messages.js';
import type { Links } from '../reacting/links.js';
import type { Moment } from './moments.js';
import type { PostsFilled } from './posts-filled.js';
import type { SubjectReader } from './subject-reader.js';

/** Reads of one office. */
export class OfficeReads {
  readonly #reader: SubjectReader;
  readonly #filled: PostsFilled;
  readonly #ledgers: Ledgers;
  readonly #links: Links;

  constructor(reader: SubjectReader, filled: PostsFilled, ledgers: Ledgers, links: Links) {
    this.#links = links;
    this.#reader = reader;
    this.#filled = filled;
    this.#ledgers = ledgers;
  }

  /** The office on `asOf`. Where a staffing table is in force, who serves there is read from the lists. */
  async office(officeId: string, clocks: Clocks): Promise<ReadOutcome<Body>> {
    const read = await this.#reader.read(office(officeId), clocks, ({ standings, moment }) => ({
      folded: foldOffice(standings),
      moment,
    }));
    if (read.outcome !== 'found') return read;
    const { folded, moment } = read.body;
    const [filled, institutions, beside] = await Promise.all([
      this.#filledAt(folded, moment),
      this.#institutions(folded, moment),
      this.#beside(officeId, moment),
    ]);
    if (filled === undefined) return { outcome: 'not-caught-up' };
    const view = officeView(officeId, folded, moment.asOf, { filled, institutions, beside });
    return { ...read, body: { ...view, meta: moment.meta } };
  }

  /** Who commands the office on `asOf`. */
  head(officeId: string, clocks: Clocks): Promise<ReadOutcome<Body>> {
    return this.#reader.read(office(officeId), clocks, ({ standings, moment }) => ({
      ...headView(officeId, foldOffice(standings), moment.asOf),
      meta: moment.meta,
    }));
  }

  /** Who commanded the office up to `asOf`. */
  command(officeId: string, clocks: Clocks): Promise<ReadOutcome<Body>> {
    return this.#reader.read(office(officeId), clocks, ({ standings, moment }) => ({
      ...commandView(officeId, foldOffice(standings), moment.asOf),
      meta: moment.meta,
    }));
  }

  /** The institutions under its head, as they are recorded by the same moment. */
  async #institutions(folded: Office, { asOf, position }: Moment): Promise<ReadonlyMap<string, Office>> {
    const ids = [...new Set(openOn(folded, folded.subordinates, asOf).map(({ officeId }) => officeId))];
    const institutions = ids.map(async (id) => {
      const ledger = await this.#ledgers.loadAt(office(id), position);
      return [id, foldOffice(standings(ledger))] as const;
    });
    return new Map(await Promise.all(institutions));
  }

  /** The offices that named it, as they are recorded by the same moment. */
  async #beside(officeId: string, { position }: Moment): Promise<readonly Office[]> {
    const ids = await this.#links.officesBeside(officeId);
    const beside = await Promise.all(ids.map((id) => this.#ledgers.loadAt(office(id), position)));
    return beside.map((ledger) => foldOffice(standings(ledger)));
  }

  /** The positions filled there, where there is a staffing table to compare them with. */
  async #filledAt(folded: Office, { asOf, knownAt }: Moment): Promise<readonly string[] | undefined> {
    if (staffingOn(folded, asOf) === undefined) return [];
    return this.#filled.at({ asOf, knownAt }, folded.officeId);
  }
}
