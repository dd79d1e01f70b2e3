import { registration } from './client.js';
import { type InProcess, startInProcess } from './in-process.js';

type Answer = Awaited<ReturnType<InProcess['ask']>>;
const orderOf = (type: string, issuedBy: string) => (date: string) => ({
  order: { type, number: '15-1/42', date, issuedBy },
});
export const ministerial = orderOf('MINISTER_ORDER', 'MINISTER');
export const presidential = orderOf('PRESIDENT_DECREE', 'PRESIDENT');
export const byHead = orderOf('HEAD_ORDER', 'HEAD');

/** Data of a proposal of `amb`, who heads the embassy, for `w01`, who is posted there. */
export const proposing = (proposes: string) => ({
  proposedBy: 'amb',
  officeId: 'emb',
  officerId: 'w01',
  proposes,
  detail: 'as reported',
});

/** A service with an embassy, its head, and an officer who is posted there from July 2019 on; `w02` serves in the Ministry. */
export class EmbassyOverHttp {
  readonly #on: InProcess;

  static async start(): Promise<EmbassyOverHttp> {
    const embassy = new EmbassyOverHttp(await startInProcess());
    await embassy.#found();
    return embassy;
  }

  private constructor(on: InProcess) {
    this.#on = on;
  }

  get base(): string {
    return this.#on.base;
  }

  get(path: string): Promise<Answer> {
    return this.#on.ask(path);
  }

  proposal(id: string, more = ''): Promise<Answer> {
    return this.get(`/v1/proposals/${id}${more}`);
  }

  post(
    path: string,
    act: object,
    headers: Readonly<Record<string, string>> = { 'if-match': '*' },
  ): Promise<Answer> {
    return this.#on.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(act),
    });
  }

  /** Records an act that must be lawful, and gives its event and the log position after it. */
  async record(subject: string, kind: string, effectiveOn: string, data: object, more: object = {}) {
    const answer = await this.post(`/v1/${subject}/acts`, { kind, effectiveOn, data, ...more });
    expect([answer.status, answer.body['detail']]).toEqual([201, undefined]);
    const { recordedAt, position } = answer.body['receipt'] as Record<'recordedAt' | 'position', string>;
    const [event] = answer.body['events'] as readonly [{ readonly eventId: string }];
    return { recordedAt, position, eventId: event.eventId, warnings: answer.body['warnings'] };
  }

  close(): Promise<void> {
    return this.#on.close();
  }

  async #found(): Promise<void> {
    const embassy = { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' };
    await this.record('offices/emb', 'EstablishOffice', '2010-01-10', embassy, presidential('2010-01-09'));
    for (const officerId of ['amb', 'w01', 'w02']) {
      const { kind, effectiveOn, data } = registration(officerId) as {
        readonly kind: string;
        readonly effectiveOn: string;
        readonly data: object;
      };
      await this.record(`officers/${officerId}`, kind, effectiveOn, data);
      await this.record(`officers/${officerId}`, 'EnterService', '2019-02-18', {}, ministerial('2019-02-15'));
    }
    const representation = { number: '1-03/340', date: '2018-02-09' };
    const head = { officerId: 'amb', title: 'AMBASSADOR', representation };
    await this.record('offices/emb', 'AppointHead', '2019-03-01', head, presidential('2019-02-21'));
    const posting = { postingId: 'p1', officeId: 'emb', positionCode: 'POS_ATTACHE' };
    await this.record('officers/w01', 'AssignPosting', '2019-06-01', posting, ministerial('2019-05-20'));
    await this.record('officers/w01', 'StartPosting', '2019-07-01', { postingId: 'p1' });
  }
}
