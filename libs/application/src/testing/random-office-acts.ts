import { office, officer, proposal, type Subject, subjectText } from '@elshi/domain';
import { numbersOf } from './random-acts.js';
import { career, minister, type Posted, type Service } from './service.js';

const OFFICERS = ['o0', 'o1', 'o2', 'o3', 'o4'];
const OFFICES = ['e0', 'e1'];
const PROPOSALS = ['x0', 'x1', 'x2', 'x3'];
const PROPOSED = ['AWARD', 'SANCTION', 'EXTENSION', 'PROMOTION_IN_RANK'];

const presidential = (on: string): object => ({
  type: 'PRESIDENT_DECREE',
  number: '512',
  date: on,
  issuedBy: 'PRESIDENT',
});
const headed = (on: string): object => ({ type: 'HEAD_ORDER', number: '7', date: on, issuedBy: 'HEAD' });
const court = (on: string): object => ({
  type: 'COURT_DECISION',
  number: '2-1',
  date: on,
  issuedBy: 'COURT',
});

const appointing = (officerId: string, on: string): Posted => ({
  kind: 'AppointHead',
  on,
  order: presidential(on),
  data: { officerId, title: 'AMBASSADOR', representation: { number: '1-03/340', date: on } },
});

/** Posts acts about two embassies, who head them and what they propose, in turns; acts that are refused are passed over. */
export class RandomOfficeActs {
  readonly #service: Service;
  readonly #next: () => number;
  readonly #eventIds = new Map<string, readonly string[]>();
  #serial = 0;

  /** Begins with two embassies, officers who serve there, and the heads of both. */
  static async begin(service: Service, seed: number): Promise<RandomOfficeActs> {
    const acts = new RandomOfficeActs(service, seed);
    for (const [place, officeId] of OFFICES.entries()) {
      const data = { officeKind: 'EMBASSY', name: officeId, hostState: ['AT', 'DE'][place], seat: 'Vienna' };
      const act: Posted = {
        kind: 'EstablishOffice',
        on: '2000-01-10',
        order: presidential('2000-01-09'),
        data,
      };
      await acts.#submit(office(officeId), act);
    }
    for (const [place, id] of OFFICERS.entries()) {
      const at = { positionCode: 'POS_FIRST_SECRETARY', officeId: OFFICES[place % 2] };
      for (const act of career('2000-03-01', id)) await acts.#submit(officer(id), act);
      await acts.#submit(officer(id), { kind: 'AppointToPosition', on: '2001-03-01', data: at });
    }
    for (const [place, officeId] of OFFICES.entries())
      await acts.#submit(office(officeId), appointing(OFFICERS[place]!, '2001-06-01'));
    return acts;
  }

  private constructor(service: Service, seed: number) {
    this.#service = service;
    this.#next = numbersOf(seed);
  }

  /** Posts so many acts; gives the kinds of those that were recorded. */
  async post(acts: number): Promise<readonly string[]> {
    const recorded: string[] = [];
    for (let posted = 0; posted < acts; posted += 1) {
      this.#serial += 1;
      const [subject, act] = this.#drawn();
      if (await this.#submit(subject, act)) recorded.push(act.kind);
    }
    return recorded;
  }

  async #submit(subject: Subject, act: Posted): Promise<boolean> {
    const outcome = await this.#service.submit(subject.id, act, { subject });
    if (outcome.outcome !== 'recorded') return false;
    const key = subjectText(subject);
    const added = outcome.answer.events.map(({ eventId }) => eventId);
    this.#eventIds.set(key, [...(this.#eventIds.get(key) ?? []), ...added]);
    return true;
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#next() * items.length)]!;
  }

  #day(): string {
    const [year, month, date] = [2002 + this.#next() * 20, 1 + this.#next() * 12, 1 + this.#next() * 28];
    return [Math.floor(year), Math.floor(month), Math.floor(date)]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  }

  #drawn(): readonly [Subject, Posted] {
    const turn = this.#next();
    if (turn < 0.5) return this.#about(office(this.#pick(OFFICES)), (on) => this.#ofOffice(on));
    if (turn < 0.95) return this.#about(proposal(this.#pick(PROPOSALS)), (on) => this.#ofProposal(on));
    return this.#about(officer(this.#pick(OFFICERS)), (on) => [
      { kind: 'JoinRecord', on, order: null, data: { officerId: this.#pick(OFFICERS) } },
    ]);
  }

  /** One of the acts of its kind; at times a correction or an annulment of what is recorded there. */
  #about(subject: Subject, acts: (on: string) => readonly Posted[]): readonly [Subject, Posted] {
    const on = this.#day();
    const eventId = this.#pick(this.#eventIds.get(subjectText(subject)) ?? ['none']);
    const turn = this.#next();
    if (turn < 0.1) {
      const changes = { effectiveOn: this.#day() };
      return [
        subject,
        { kind: 'CorrectAct', on, order: null, data: { eventId, changes, reason: 'misread' } },
      ];
    }
    const annulment: Posted = {
      kind: 'AnnulAct',
      on,
      order: court(on),
      data: { eventId, reason: 'in error' },
    };
    return [subject, turn < 0.25 ? annulment : this.#pick(acts(on))];
  }

  #ofOffice(on: string): readonly Posted[] {
    const officerId = this.#pick(OFFICERS);
    const representation = { number: '1-03/340', date: on };
    const acting = { officerId, title: 'CHARGE_DAFFAIRES_AD_INTERIM' };
    return [
      appointing(officerId, on),
      appointing(officerId, on),
      {
        kind: 'DismissHead',
        on,
        order: presidential(on),
        data: { officerId, cause: 'rotation', representation },
      },
      { kind: 'RecordHeadAbsence', on, order: null, data: { absenceId: `a${this.#serial}`, cause: 'leave' } },
      { kind: 'EndHeadAbsence', on, order: null, data: { absenceId: `a${this.#serial - 1}` } },
      { kind: 'DesignateActingHead', on, order: headed(on), data: { ...acting, cause: 'ABSENCE' } },
      { kind: 'DesignateActingHead', on, order: minister(on), data: { ...acting, cause: 'VACANCY' } },
      ...this.#atOffice(on, officerId),
      { kind: 'ReorganiseOffice', on, order: presidential(on), data: { seat: `Seat ${this.#serial}` } },
      { kind: 'TerminateOffice', on: `2023${on.slice(4)}`, order: presidential(on) },
    ];
  }

  /** What an office has beside its head, and what rests on him. */
  #atOffice(on: string, officerId: string): readonly Posted[] {
    const department = this.#pick(['ECONOMIC', 'CONSULAR']);
    const accredited = { officerId, to: this.#pick(['LU', 'SK']) };
    const otherwise = { officerId, otherOfficeId: this.#pick(OFFICES) };
    const personId = `sp${this.#pick([0, 1])}`;
    const person = { personId, names: { latin: 'Lakatos Erika' }, nationality: 'AT', contractNo: '4/2020' };
    const decree = { on, order: presidential(on) };
    const order = { on, order: headed(on) };
    return [
      { kind: 'GrantAccreditation', ...decree, data: { ...accredited, concurrent: true } },
      { kind: 'EndAccreditation', ...decree, data: accredited },
      { kind: 'DeclareConcurrentHeadship', ...decree, data: otherwise },
      { kind: 'EndConcurrentHeadship', ...decree, data: otherwise },
      { kind: 'CreateDepartment', ...order, data: { departmentKind: department } },
      { kind: 'AbolishDepartment', ...order, data: { department } },
      { kind: 'EngageServicePerson', ...order, data: person },
      { kind: 'ReleaseServicePerson', ...order, data: { personId } },
      { kind: 'DeclareHeadInability', on, order: minister(on), data: { cause: 'illness' } },
      { kind: 'EndHeadInability', on, order: minister(on) },
    ];
  }

  #ofProposal(on: string): readonly Posted[] {
    const [officerId, place] = [this.#pick(OFFICERS), this.#pick([0, 1])];
    const [officeId, proposedBy] = [OFFICES[place], OFFICERS[place]];
    const proposed = {
      proposedBy,
      officeId,
      officerId,
      proposes: this.#pick(PROPOSED),
      detail: 'as reported',
    };
    const represented = { officerId, subject: 'RANK', detail: 'Envoy', number: `1-03/${this.#serial}` };
    return [
      { kind: 'SubmitHeadProposal', on, order: null, data: proposed },
      { kind: 'SubmitHeadProposal', on, order: null, data: proposed, historical: true },
      { kind: 'SubmitMinisterRepresentation', on, order: null, data: represented },
      { kind: 'AcceptProposal', on, order: minister(on), data: { reason: 'agreed' } },
      { kind: 'RejectProposal', on, order: presidential(on), data: { reason: 'no' } },
      { kind: 'WithdrawProposal', on, order: null },
    ];
  }
}
