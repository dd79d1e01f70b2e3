import { linesOf } from '@elshi/application';
import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline, Readable } from 'node:stream';
import { Failure } from '../terminal/failure.js';

const NDJSON = 'application/x-ndjson';
const JSON_TYPE = 'application/json';

/** A running service. */
export interface Service {
  readonly url: URL;
  readonly user: string;
  readonly signal: AbortSignal;
}

/** The address of a service, or a failure that says what is wrong with it. */
export function serviceUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new Failure(`${text} is not the address of a service, like http://127.0.0.1:3000.`, 2);
  return url;
}

/** Sends a body to a service and gives the lines that come back while it is still being sent. */
export async function* posted(
  service: Service,
  path: string,
  query: Readonly<Record<string, string>>,
  body: AsyncIterable<Uint8Array>,
  headers: Readonly<Record<string, string>> = {},
): AsyncGenerator<unknown> {
  const sending = requested(service, 'POST', path, query, { headers });
  pipeline(Readable.from(body, { objectMode: false }), sending, () => undefined);
  yield* answered(service, sending);
}

/** The lines of a service's answer. */
export async function* gotten(
  service: Service,
  path: string,
  query: Readonly<Record<string, string>>,
): AsyncGenerator<unknown> {
  const asking = requested(service, 'GET', path, query);
  asking.end();
  yield* answered(service, asking);
}

/** Asks a service for one answer in JSON. */
export async function asked<Body>(
  service: Service,
  method: 'GET' | 'POST',
  path: string,
  query: Readonly<Record<string, string>>,
  body?: object,
): Promise<Body> {
  const asking = requested(service, method, path, query, { type: JSON_TYPE });
  asking.end(body === undefined ? undefined : JSON.stringify(body));
  try {
    const answer = await responseTo(asking);
    return JSON.parse(await textOf(answer)) as Body;
  } catch (error) {
    throw failureOf(service, error);
  }
}

/** What a service answers with one JSON value, and under which status; a problem is an answer like another. */
export async function told(
  service: Service,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const sending = requested(service, method, path, {}, { type: JSON_TYPE });
  sending.end(body === undefined ? undefined : JSON.stringify(body));
  try {
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    sending.on('error', () => undefined);
    return { status: answer.statusCode ?? 0, body: JSON.parse(await textOf(answer)) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Failure(`What answers at ${service.url.origin} is not Elshi.`);
    throw service.signal.reason ?? connectionFailure(service, error);
  }
}

type Sending = ReturnType<typeof httpRequest>;

function requested(
  { url, user, signal }: Service,
  method: 'GET' | 'POST',
  path: string,
  query: Readonly<Record<string, string>>,
  { type = NDJSON, headers: more = {} }: { type?: string; headers?: Readonly<Record<string, string>> } = {},
): Sending {
  const target = new URL(path, url);
  target.search = new URLSearchParams(query).toString();
  const headers = {
    accept: type,
    ...shown(url, user),
    ...(method === 'POST' && { 'content-type': type }),
    ...more,
  };
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return send(target, { method, headers, signal });
}

/** A token or a key from the surroundings, where a list of processes does not show it; without one, the name alone. */
function shown(url: URL, user: string): Readonly<Record<string, string>> {
  const token = process.env['ELSHI_TOKEN']?.trim() ?? '';
  if (token === '') return { 'x-elshi-user': user };
  if (!/^[\x21-\x7e]+$/.test(token)) throw new Failure('ELSHI_TOKEN is no token and no key.', 2);
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'https:' || isHere) return { authorization: `Bearer ${token}` };
  throw new Failure(`ELSHI_TOKEN is not sent to ${url.hostname} unencrypted: name it with https.`, 2);
}

async function* answered(service: Service, sending: Sending): AsyncGenerator<unknown> {
  try {
    const answer = await responseTo(sending);
    for await (const line of linesOf(answer)) {
      if (typeof line === 'string' && line !== '') yield JSON.parse(line) as unknown;
    }
    if (!answer.complete) throw new Failure('The answer of the service broke off.');
  } catch (error) {
    throw failureOf(service, error);
  }
}

/** The answer of a service that says yes; a failure with what it says otherwise. */
async function responseTo(sending: Sending): Promise<IncomingMessage> {
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  sending.on('error', () => undefined);
  if (answer.statusCode !== 200) throw new Failure(await refusalOf(answer));
  return answer;
}

function failureOf(service: Service, error: unknown): unknown {
  return error instanceof Failure ? error : (service.signal.reason ?? connectionFailure(service, error));
}

function connectionFailure({ url }: Service, error: unknown): Failure {
  const { code } = error as { readonly code?: string };
  if (code === 'ECONNREFUSED') return new Failure(`Nothing listens at ${url.origin}.`);
  if (code === 'ENOTFOUND') return new Failure(`There is no machine ${url.hostname}.`);
  return new Failure(
    `The connection to ${url.origin} broke off. Run it again: what was recorded is left as it is.`,
  );
}

async function refusalOf(answer: IncomingMessage): Promise<string> {
  const text = await textOf(answer);
  try {
    const { detail, title } = JSON.parse(text) as { readonly detail?: string; readonly title?: string };
    return `The service says no (${answer.statusCode}): ${detail ?? title ?? text}`;
  } catch {
    return `What answered with ${answer.statusCode} is not Elshi.`;
  }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of answer.setEncoding('utf8')) text += String(part);
  return text;
}
