import {
  type Act,
  emptyLedger,
  nothingAround,
  office,
  officer,
  reactionsOnOffice,
  reactionsOnOfficer,
  type ReactionIds,
  subjectText,
  type Surroundings,
} from '@elshi/domain';
import { type Circumstances, History } from './careers.js';

/** Ids of reactions by their places: no two are alike. */
const ids: ReactionIds = (causationId, target, revision) =>
  `${causationId} ${subjectText(target)} ${revision}`;

/** Officers and offices under test, each with a record of its own. */
export class Registers {
  readonly #records = new Map<string, History>();

  /** What is recorded about an officer. */
  officer(id: string): History {
    return this.#records.get(`officer/${id}`) ?? new History(emptyLedger(officer(id)));
  }

  /** What is recorded about an office. */
  office(id: string): History {
    return this.#records.get(`office/${id}`) ?? new History(emptyLedger(office(id)));
  }

  /** Records acts, each judged by what stands; the code of the last one's refusal, or `OK`. */
  record(subject: string, ...acts: readonly Act[]): string {
    let code = 'OK';
    for (const act of acts) {
      const history = this.#of(subject);
      const circumstances: Circumstances = { around: this.#around() };
      const decision = history.when(act, circumstances);
      code = decision.refused ?? 'OK';
      if (decision.refused === undefined) this.#records.set(subject, history.recorded(act, decision));
    }
    return code;
  }

  /** Brings every record up to what follows for it from the others; how many acts that took. */
  settle(): number {
    const [offices, officers] = ['office/', 'officer/'].map((kind) =>
      [...this.#records.keys()].filter((subject) => subject.startsWith(kind)),
    );
    let written = 0;
    for (const subject of offices!) {
      const people = officers!.map((id) => this.#of(id).standings);
      const places = offices!.filter((id) => id !== subject).map((id) => this.#of(id));
      const around = {
        officers: people,
        offices: places.map(({ office, standings }) => ({ office, standings })),
      };
      const found = reactionsOnOffice(this.#of(subject).ledger, around, ids);
      written += found.length;
      this.#records.set(subject, this.#of(subject).after(found));
    }
    for (const subject of officers!) {
      const places = offices!
        .map((id) => this.#of(id))
        .map((each) => ({ office: each.office, standings: each.standings }));
      const found = reactionsOnOfficer(this.#of(subject).ledger, places, ids);
      written += found.length;
      this.#records.set(subject, this.#of(subject).after(found));
    }
    return written;
  }

  #of(subject: string): History {
    const [kind, id = ''] = subject.split('/');
    return kind === 'office' ? this.office(id) : this.officer(id);
  }

  #around(): Surroundings {
    const offices = new Map<string, History['office']>();
    const officers = new Map<string, History['career']>();
    for (const [subject, history] of this.#records) {
      const [kind, id = ''] = subject.split('/');
      if (kind === 'office') offices.set(id, history.office);
      else officers.set(id, history.career);
    }
    return { ...nothingAround, offices, officers };
  }
}
