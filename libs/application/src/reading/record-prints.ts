import { foldCareer, foldOffice, type Office, office, officer } from '@elshi/domain';
import { recordDocument } from '@elshi/projections';
import type { Clocks, PrintableRecord, PrintState, ReadOutcome } from '../messages.js';
import { contentCode } from './content-code.js';
import type { Known, SubjectReader } from './subject-reader.js';

/** Service records as documents, and whether a document that somebody holds still tells what is known. */
export class RecordPrints {
  readonly #subjects: SubjectReader;

  constructor(subjects: SubjectReader) {
    this.#subjects = subjects;
  }

  record(officerId: string, clocks: Clocks, annulled: boolean): Promise<ReadOutcome<PrintableRecord>> {
    return this.#subjects.read(officer(officerId), clocks, async (known) =>
      printable(known, { annulled, offices: await this.#officesNamed(known) }),
    );
  }

  /**
   * Whether a print of that code, as of a day, still holds: `valid` when what is known now gives the same content;
   * `superseded` when what was known at `knownAt` did; else `unknown`, as for an officer who is not on record. Nothing is
   * kept of a print: its content is made again.
   */
  async check(
    officerId: string,
    code: string,
    { knownAt, ...now }: Clocks,
  ): Promise<ReadOutcome<{ readonly state: PrintState }>> {
    const current = await this.#codes(officerId, now);
    if (current.outcome === 'unknown-subject') return { outcome: 'found', body: { state: 'unknown' } };
    if (current.outcome !== 'found') return current;
    if (current.body.includes(code)) return { outcome: 'found', body: { state: 'valid' } };
    if (knownAt === undefined) return { outcome: 'found', body: { state: 'unknown' } };
    const earlier = await this.#codes(officerId, { ...now, knownAt });
    if (earlier.outcome !== 'found' && earlier.outcome !== 'unknown-subject') return earlier;
    const printed = earlier.outcome === 'found' && earlier.body.includes(code);
    return { outcome: 'found', body: { state: printed ? 'superseded' : 'unknown' } };
  }

  /** The codes of what may be printed, without hyphens: with the acts that were undone, and without them. */
  #codes(officerId: string, clocks: Clocks): Promise<ReadOutcome<readonly string[]>> {
    return this.#subjects.read(officer(officerId), clocks, async (known) => {
      const offices = await this.#officesNamed(known);
      return [false, true].map((annulled) =>
        printable(known, { annulled, offices }).code.replaceAll('-', ''),
      );
    });
  }

  /** The offices that the acts name, as they were known at the same moment. */
  async #officesNamed({ standings, moment }: Known): Promise<ReadonlyMap<string, Office>> {
    const { asOf, knownAt } = moment;
    const ids = standings.all.flatMap(({ act: { data } }) =>
      'officeId' in data && data.officeId !== undefined ? [data.officeId] : [],
    );
    const offices = new Map<string, Office>();
    for (const id of new Set(ids)) {
      const found = await this.#subjects.read(office(id), { asOf, knownAt }, (known) =>
        foldOffice(known.standings),
      );
      if (found.outcome === 'found') offices.set(id, found.body);
    }
    return offices;
  }
}

function printable(
  { ledger, standings, moment: { asOf, meta } }: Known,
  choice: Parameters<typeof recordDocument>[4],
): PrintableRecord {
  const document = recordDocument(ledger.subject.id, standings, foldCareer(standings), asOf, choice);
  return { document, clocks: meta, code: contentCode({ document, ruleset: meta.ruleset }) };
}
