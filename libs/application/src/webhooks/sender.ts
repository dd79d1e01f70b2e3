import {
  Agent as HttpAgent,
  type ClientRequest,
  type IncomingMessage,
  request as httpRequest,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Addresses } from './addresses.js';

/** Connections to one receiver at once. */
const MOST_CONNECTIONS = 12;
/** So much of an answer is read, in bytes; then the connection is closed. */
const MOST_READ = 64 * 1024;
/** So much of an answer that says no is kept, in characters. */
const MOST_KEPT = 200;
/** How long the body of an answer is waited for when its status is there, in milliseconds. */
const BODY_WITHIN = 1000;

/** What is sent: a body with its headers. */
export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of it. */
export interface Answer {
  /** Of HTTP; null where none came. */
  readonly status: number | null;
  /** In one sentence, why it was not taken; null where it was. */
  readonly error: string | null;
  readonly retryAfter?: string | undefined;
}

/** Sends to one receiver over connections of its own, with bounds on everything that comes back. Redirects are not followed. */
export class Sender {
  readonly #url: URL;
  readonly #addresses: Addresses;
  readonly #timeout: number;
  readonly #agent: HttpAgent;
  readonly #underway = new Set<ClientRequest>();

  /** `timeout` in milliseconds, from the beginning to the status of the answer. */
  constructor(url: string, addresses: Addresses, timeout: number) {
    this.#url = new URL(url);
    this.#addresses = addresses;
    this.#timeout = timeout;
    const options = { keepAlive: true, maxSockets: MOST_CONNECTIONS, maxFreeSockets: 2, timeout: 60_000 };
    this.#agent = this.#url.protocol === 'http:' ? new HttpAgent(options) : new HttpsAgent(options);
  }

  /** Posts once. It never throws: what goes wrong is an answer without a status. */
  async send(message: Message): Promise<Answer> {
    const fault = this.#addresses.faultOf(this.#url.href);
    if (fault !== undefined) return { status: null, error: fault.detail };
    const first = await this.#post(message);
    // The receiver has closed a kept connection in that moment: it is no fault of his, and not yet an attempt.
    return first === 'closed' ? this.#lastly(await this.#post(message)) : first;
  }

  /** Breaks off what is on its way. */
  close(): void {
    for (const request of this.#underway) request.destroy(new Error('The service stops'));
    this.#agent.destroy();
  }

  #lastly(answer: Answer | 'closed'): Answer {
    return answer === 'closed' ? { status: null, error: 'The connection was closed.' } : answer;
  }

  #post({ headers, body }: Message): Promise<Answer | 'closed'> {
    const secure = this.#url.protocol === 'https:';
    const bytes = Buffer.from(body);
    return new Promise((resolve) => {
      const request = (secure ? httpsRequest : httpRequest)(this.#url, {
        method: 'POST',
        agent: this.#agent,
        lookup: this.#addresses.lookup,
        headers: { ...headers, 'content-length': bytes.length },
      });
      this.#underway.add(request);
      const late = setTimeout(() => {
        request.destroy(new Error(`No answer within ${this.#timeout / 1000} s`));
      }, this.#timeout);
      const settle = (answer: Answer | 'closed'): void => {
        clearTimeout(late);
        this.#underway.delete(request);
        resolve(answer);
      };
      request.on('error', (error: NodeJS.ErrnoException) => {
        const closed = request.reusedSocket && error.code === 'ECONNRESET';
        settle(closed ? 'closed' : { status: null, error: sentenceOf(error) });
      });
      request.on('response', (response) => {
        clearTimeout(late);
        void readBounded(response).then((text) => settle(answerOf(response, text)));
      });
      request.end(bytes);
    });
  }
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, text: string): Answer {
  if (statusCode >= 200 && statusCode < 300) return { status: statusCode, error: null };
  const redirect = statusCode >= 300 && statusCode < 400 ? ' Redirects are not followed.' : '';
  const said = text === '' ? '' : ` It said: ${text}`;
  return {
    status: statusCode,
    error: `The receiver answered ${statusCode}.${redirect}${said}`,
    retryAfter: headers['retry-after'],
  };
}

/** The beginning of a body, as a line of text. The rest is not read, and not waited for: the status is what counts. */
function readBounded(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let [text, length] = ['', 0];
    const late = setTimeout(() => response.destroy(), BODY_WITHIN);
    response.on('data', (part: Buffer) => {
      if (text.length < MOST_KEPT) text += part.toString('utf8', 0, MOST_KEPT);
      length += part.length;
      if (length > MOST_READ) response.destroy();
    });
    response.on('error', () => undefined);
    response.on('close', () => {
      clearTimeout(late);
      resolve(
        text
          .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
          .trim()
          .slice(0, MOST_KEPT),
      );
    });
  });
}

function sentenceOf({ message, code }: NodeJS.ErrnoException): string {
  const what = message === '' ? (code ?? 'The connection failed') : message;
  return `${what.slice(0, MOST_KEPT).replace(/[.]?$/, '')}.`;
}
