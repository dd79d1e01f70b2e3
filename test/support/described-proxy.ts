import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Described } from './described.js';

/** Stands before a service, hands everything on as it is, and notes what of its answers is not as its description says. */
export interface DescribedProxy {
  readonly base: string;
  readonly faults: readonly string[];
  /** How many answers were held against the description. */
  readonly answers: () => number;
  readonly close: () => Promise<void>;
}

export async function describedProxy(base: string): Promise<DescribedProxy> {
  const described = await Described.of(base);
  const faults: string[] = [];
  let answers = 0;
  const server = createServer((came, answer) => {
    const { port } = new URL(base);
    const options = { host: '127.0.0.1', port, method: came.method, path: came.url };
    const onward = request({ ...options, headers: came.rawHeaders }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.rawHeaders);
      const chunks: Buffer[] = [];
      answered.on('data', (chunk: Buffer) => chunks.push(chunk)).pipe(answer);
      answered.once('end', () => {
        answers += 1;
        const fault = faultOf(described, came, answered, Buffer.concat(chunks).toString());
        if (fault !== undefined) faults.push(fault);
      });
    });
    breakOffTogether(came, answer, () => onward.destroy());
    onward.once('error', () => answer.destroy());
    came.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    answers: () => answers,
    close,
  };
}

function breakOffTogether(came: IncomingMessage, answer: ServerResponse, breakOff: () => void): void {
  came.once('aborted', breakOff);
  answer.once('close', () => {
    if (!answer.writableFinished) breakOff();
  });
}

function faultOf(
  described: Described,
  { method = 'GET', url: path = '/' }: IncomingMessage,
  { statusCode: status = 0, headers }: IncomingMessage,
  text: string,
): string | undefined {
  const get = (name: string): string | null => {
    const value = headers[name];
    return value === undefined ? null : String(value);
  };
  return described.fault({ method, path, status, headers: { get }, text }, Object.keys(headers));
}
