import { readPdf } from '../support/pdf-text.js';
import { type InProcess, startInProcess } from '../support/in-process.js';

const officer = '/v1/officers/umit';
const page = `${officer}/record.html`;
const paper = `${officer}/record.pdf`;

describe('The service record as a document', () => {
  let service: InProcess;
  let assigned: string;

  beforeAll(async () => {
    service = await startInProcess();
    await record({
      kind: 'RegisterOfficer',
      effectiveOn: '2020-01-01',
      data: { names: { latin: '<b>Umit</b>', kk: 'Үміт' }, category: 'OFFICER' },
    });
    await record({ kind: 'EnterService', data: {}, order: order('1', '2020-01-01') });
    const { body } = await record({
      kind: 'AssignRank',
      effectiveOn: '2020-03-15',
      data: { rank: 'ATTACHE' },
      order: order('15-1/9', '2020-03-10'),
    });
    assigned = (body as unknown as { events: readonly { eventId: string }[] }).events[0]!.eventId;
  });
  afterAll(() => service.close());

  it('is Kazakh where no language is asked for, and carries the tag of the officer', async () => {
    const { status, headers, text } = await service.ask(`${page}?asOf=2021-01-01`);

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-language')).toBe('kk');
    expect(headers.get('etag')).toBe('"3"');
    expect(text).toContain('<html lang="kk">');
    expect(text).toContain('<p class="name">Үміт</p>');
  });

  it('lets nothing in but its own style sheet', async () => {
    const { headers, text } = await service.ask(`${page}?lang=en`);

    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(text).not.toContain('<b>');
    expect(text).toContain('&#60;b&#62;Umit&#60;/b&#62;');
  });

  it('is a PDF under a name of its own', async () => {
    const response = await fetch(`${service.base}${paper}?lang=ru&asOf=2021-01-01`);
    const { pages } = readPdf(new Uint8Array(await response.arrayBuffer()));

    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(
      'inline; filename="service-record-umit-2021-01-01-ru.pdf"',
    );
    expect(pages[0]).toContain('Послужной список');
    expect(pages.join('\n')).toContain('15-1/9');
  });

  it('answers a question for its head without making it', async () => {
    const head = await fetch(`${service.base}${paper}`, { method: 'HEAD' });

    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
      200,
      'application/pdf',
      '',
    ]);
  });

  it.each([
    [`${page}?lang=fr`, 400, 'lang'],
    [`${page}?annulled=yes`, 400, 'annulled'],
    [`${page}?asOf=2021-02-30`, 400, 'asOf'],
    [`${page}?language=kk`, 400, 'language'],
    [`${paper}?policy=P03:DAY_AFTER`, 400, 'policy'],
    ['/v1/officers/nobody/record.html', 404, undefined],
    ['/v1/officers/nobody/record.pdf', 404, undefined],
  ])('refuses %s with %i', async (path, status, parameter) => {
    const { status: answered, body } = await service.ask(path);
    const { violations } = body as { readonly violations?: readonly { readonly parameter?: string }[] };

    expect(answered).toBe(status);
    expect(violations?.map((violation) => violation.parameter)).toEqual(parameter && [parameter]);
  });

  it('has the same bytes at the same clocks, whatever was recorded since, and others at others', async () => {
    const clocks = `lang=en&asOf=2021-01-01&knownAt=${await knownAt()}`;
    const before = await bytes(clocks);
    await service.act('somebody', {
      kind: 'RegisterOfficer',
      effectiveOn: '2020-01-01',
      data: { names: { latin: 'X' }, category: 'OFFICER' },
    });
    await correct('2020-03-17');

    expect(await bytes(clocks)).toEqual(before);
    const [now] = await bytes('lang=en&asOf=2021-01-01');
    expect(now).toContain('Corrected by act');
    expect(now).toContain('17\u00A0March 2020');
  });

  it('calls an office what it was called on the day of the appointment', async () => {
    const decree = { type: 'PRESIDENT_DECREE', number: '5', date: '2019-01-01', issuedBy: 'PRESIDENT' };
    const founded = {
      officeKind: 'DIPLOMATIC_MISSION',
      name: 'Mission in Riga',
      hostState: 'LV',
      seat: 'Riga',
    };
    await about('riga', { kind: 'EstablishOffice', effectiveOn: '2019-01-01', order: decree, data: founded });
    for (const effectiveOn of ['2020-06-01', '2023-06-01']) {
      const data = { positionCode: 'POS_ATTACHE', officeId: 'riga' };
      await record({ kind: 'AppointToPosition', effectiveOn, data, order: order('8', effectiveOn) });
    }
    const raised = { officeKind: 'EMBASSY', name: 'Embassy in Riga' };
    await about('riga', {
      kind: 'ReorganiseOffice',
      effectiveOn: '2022-01-01',
      order: { ...decree, date: '2022-01-01' },
      data: raised,
    });

    const { text } = await service.ask(`${page}?lang=en&asOf=2024-01-01`);
    expect(text.match(/Office: [^<]+/g)).toEqual([
      'Office: Mission in Riga (riga)',
      'Office: Embassy in Riga (riga)',
    ]);
  });

  describe('whose code is checked', () => {
    it('is valid while what is known gives the same content, and superseded after', async () => {
      const known = await knownAt();
      const code = await codeOf(`asOf=2021-01-01`);
      const check = `officer=umit&asOf=2021-01-01&knownAt=${known}`;

      expect(await state(`${check}&code=${code}`)).toBe('valid');
      expect(await state(`${check}&code=${code.replaceAll('-', '').toLowerCase()}`)).toBe('valid');
      await correct('2020-03-18');
      expect(await state(`${check}&code=${code}`)).toBe('superseded');
      expect(await state(`officer=umit&asOf=2021-01-01&code=${code}`)).toBe('unknown');
    });

    it('is valid with the acts that were undone, too, and after an act that changes nothing of it', async () => {
      const code = await codeOf('asOf=2021-01-01&annulled=true');
      await record({ kind: 'RecordAward', data: { award: 'later' }, order: order('77', '2022-01-01') });

      expect(await state(`officer=umit&asOf=2021-01-01&code=${code}`)).toBe('valid');
      expect(await state(`officer=umit&asOf=2022-01-01&code=${code}`)).toBe('unknown');
    });

    it('tells nothing of who is on record', async () => {
      const code = await codeOf('asOf=2021-01-01');

      expect(await state(`officer=nobody&asOf=2021-01-01&code=${code}`)).toBe('unknown');
      expect(await state(`officer=umit&asOf=2021-01-01&code=${'0000-'.repeat(5)}0000`)).toBe('unknown');
    });

    it('must be told whole', async () => {
      const { status, body } = await service.ask('/v1/records/check?code=ILOU');
      const { violations } = body as { readonly violations?: readonly object[] };

      expect(status).toBe(400);
      expect(violations).toMatchObject([
        { parameter: 'officer', code: 'REQUIRED' },
        { parameter: 'code', code: 'CODE' },
        { parameter: 'asOf', code: 'REQUIRED' },
      ]);
    });
  });

  async function record(act: object) {
    const answered = await service.act('umit', act);
    expect(answered.status).toBe(201);
    return answered;
  }

  async function about(officeId: string, act: object): Promise<void> {
    const { status } = await service.ask(`/v1/offices/${officeId}/acts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': '*' },
      body: JSON.stringify(act),
    });
    expect(status).toBe(201);
  }

  function correct(effectiveOn: string) {
    const data = { eventId: assigned, changes: { effectiveOn }, reason: 'misread' };
    return record({ kind: 'CorrectAct', effectiveOn: '2020-05-01', data });
  }

  async function knownAt(): Promise<string> {
    const { body } = await service.ask(officer);
    return (body as unknown as { readonly meta: { readonly knownAt: string } }).meta.knownAt;
  }

  async function bytes(query: string): Promise<readonly [page: string, paper: string]> {
    const answers = await Promise.all([page, paper].map((path) => fetch(`${service.base}${path}?${query}`)));
    const [html, pdf] = await Promise.all(answers.map((answer) => answer.arrayBuffer()));
    return [Buffer.from(html!).toString('utf8'), Buffer.from(pdf!).toString('latin1')];
  }

  async function codeOf(query: string): Promise<string> {
    const { text } = await service.ask(`${page}?lang=en&${query}`);
    return /(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/.exec(text)![0];
  }

  async function state(query: string): Promise<unknown> {
    const { status, body } = await service.ask(`/v1/records/check?${query}`);
    expect([status, Object.keys(body)]).toEqual([200, ['state']]);
    return (body as unknown as { readonly state: unknown }).state;
  }
});

function order(number: string, date: string): object {
  return { type: 'MINISTER_ORDER', number, date, issuedBy: 'MINISTER' };
}
