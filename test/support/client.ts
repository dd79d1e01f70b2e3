/** An answer of the service, its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks the service over HTTP; the body of the answer must be a JSON object. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const body = (await response.json()) as Answer['body'];
  return { status: response.status, headers: response.headers, body };
}

/** Posts an act about an officer, whatever the revision, unless a tag is given. */
export function post(base: string, officerId: string, act: object, headers: object = {}): Promise<Answer> {
  return ask(`${base}/v1/officers/${officerId}/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'if-match': '*', ...headers },
    body: JSON.stringify(act),
  });
}

/** The registration of an invented officer. */
export function registration(latin = 'Serikbai Dana'): object {
  return {
    kind: 'RegisterOfficer',
    effectiveOn: '2019-02-18',
    data: { names: { latin }, category: 'OFFICER' },
  };
}

/** An award with a text of its own, by which it is known again. */
export function award(text: string): object {
  return {
    kind: 'RecordAward',
    effectiveOn: '2020-12-16',
    order: { type: 'PRESIDENT_DECREE', number: '395', date: '2020-12-10', issuedBy: 'PRESIDENT' },
    data: { award: text },
  };
}
