import { type Guarded, startGuarded } from './access.js';
import { registration } from './client.js';

/** The name of everybody who is recorded there. */
export const NAME = 'Serikbai Dana';

/** What each kind of caller shows; `nobody` nothing. */
export type Shown = Readonly<Record<string, string | undefined>>;

/** Every kind of caller that {@link guardedEmbassy} knows. */
export const callers = [
  ...['nobody', 'REG', 'APP', 'HEAD', 'HEAD elsewhere', 'HEAD of nothing', 'COM', 'ADM', 'AUD'],
  ...['SELF', 'SELF another', 'SELF without a record', 'FEED', 'METRICS', 'none of ours'],
];

export const minister = (date: string) => ({
  order: { type: 'MINISTER_ORDER', number: '15-1/42', date, issuedBy: 'MINISTER' },
});
const decree = (date: string) => ({
  order: { type: 'PRESIDENT_DECREE', number: '395', date, issuedBy: 'PRESIDENT' },
});

/** A service with an embassy, its head, and an officer who serves there, and what each kind of caller shows to it. */
export async function guardedEmbassy(): Promise<{ readonly on: Guarded; readonly shown: Shown }> {
  const on = await startGuarded();
  const shown = await shownTo(on);
  await furnish(on, shown);
  return { on, shown };
}

async function shownTo(on: Guarded): Promise<Shown> {
  const head = { elshi_officer: 'amb', elshi_office: 'emb' };
  return {
    nobody: undefined,
    REG: await on.as(['REG']),
    APP: await on.as(['APP']),
    HEAD: await on.as(['HEAD'], head),
    'HEAD elsewhere': await on.as(['HEAD'], { elshi_officer: 'other', elshi_office: ['emb-de'] }),
    'HEAD of nothing': await on.as(['HEAD']),
    COM: await on.as(['COM']),
    ADM: await on.as(['ADM']),
    AUD: await on.as(['AUD']),
    SELF: await on.as(['SELF'], { elshi_officer: 'w01' }),
    'SELF another': await on.as(['SELF'], { elshi_officer: 'w02' }),
    'SELF without a record': await on.as(['SELF']),
    FEED: (await on.key('FEED')).shown,
    METRICS: (await on.key('METRICS')).shown,
    'none of ours': await on.as(['guest']),
  };
}

/** An embassy, its head, an officer who serves there, one who does not, and a proposal. */
async function furnish(on: Guarded, shown: Shown): Promise<void> {
  const record = async (who: string, path: string, body: object): Promise<void> => {
    const answer = await on.post(shown[who], path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${await answer.text()}`);
  };
  const embassy = { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' };
  const est = { kind: 'EstablishOffice', effectiveOn: '2019-01-10', data: embassy, ...decree('2019-01-10') };
  await record('REG', '/v1/offices/emb/acts', est);
  for (const id of ['w01', 'w02', 'amb']) {
    await record('REG', `/v1/officers/${id}/acts`, registration(NAME));
    const entering = { kind: 'EnterService', effectiveOn: '2019-02-18', data: {}, ...minister('2019-02-18') };
    await record('REG', `/v1/officers/${id}/acts`, entering);
  }
  const appointing = {
    ...{ kind: 'AppointToPosition', effectiveOn: '2019-03-01', ...minister('2019-03-01') },
    data: { positionCode: 'POS_ATTACHE', officeId: 'emb' },
  };
  await record('REG', '/v1/officers/w01/acts', appointing);
  const representation = { number: '1-03/340', date: '2019-02-09' };
  const heading = { officerId: 'amb', title: 'AMBASSADOR', representation };
  await record('REG', '/v1/offices/emb/acts', {
    ...{ kind: 'AppointHead', effectiveOn: '2019-03-01', data: heading, ...decree('2019-03-01') },
  });
  const proposal = {
    ...{ proposedBy: 'amb', officeId: 'emb', officerId: 'w01' },
    ...{ proposes: 'AWARD', detail: 'as reported' },
  };
  const submitting = { kind: 'SubmitHeadProposal', effectiveOn: '2020-01-10', data: proposal };
  await record('HEAD', '/v1/proposals/p1/acts', submitting);
}
