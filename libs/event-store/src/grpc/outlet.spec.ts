import { Writable } from 'node:stream';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { Outlet } from './outlet.js';

/** A client that takes a message only when it is told to. */
function slowCall(): { readonly call: ServerWritableStream<unknown, string>; readonly take: () => void } {
  let taken: (() => void) | undefined;
  const call = new Writable({
    objectMode: true,
    highWaterMark: 2,
    write: (_message, _encoding, done) => (taken = done),
  });
  return {
    call: Object.assign(call, { cancelled: false }) as unknown as ServerWritableStream<unknown, string>,
    take: () => taken?.(),
  };
}

const never = new AbortController().signal;

describe('what a call sends', () => {
  it('waits for a client that is behind', async () => {
    const { call, take } = slowCall();
    const outlet = new Outlet<string>(call, never);
    await outlet.send('first');
    let sent = false;
    const second = outlet.send('second').then(() => (sent = true));

    await new Promise(setImmediate);
    expect(sent).toBe(false);
    take();
    take();
    await second;
    expect(sent).toBe(true);
  });

  it.each(['cancelled', 'close'])('waits no more when the client has gone (%s)', async (event) => {
    const { call } = slowCall();
    const outlet = new Outlet<string>(call, never);
    await outlet.send('first');
    const second = outlet.send('second');

    call.emit(event);
    await second;
    await outlet.send('third');
    expect(outlet.signal.aborted).toBe(true);
    expect(call.listenerCount('drain')).toBe(0);
  });

  it('ends with a refusal when the door closes', () => {
    const { call } = slowCall();
    const closing = new AbortController();
    const errors: Error[] = [];
    call.on('error', (error) => errors.push(error));
    const outlet = new Outlet<string>(call, closing.signal);

    closing.abort();

    expect(errors.map(({ message }) => message)).toEqual(['The server is closing.']);
    expect(outlet.signal.aborted).toBe(true);
  });
});
