import type {
  handleBidiStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  sendUnaryData,
  ServerDuplexStream,
  ServerUnaryCall,
} from '@grpc/grpc-js';
import type { Door } from './door.js';
import { Outlet } from './outlet.js';
import { refusalOf } from './refusal.js';

/** A call with one answer. Whatever is thrown becomes its status. */
export function unary<Request, Answer>(
  door: Door,
  handle: (request: Request, call: ServerUnaryCall<Request, Answer>) => Promise<Answer> | Answer,
): handleUnaryCall<Request, Answer> {
  return (call, callback) => answer(door, async () => handle(call.request, call), callback);
}

/** A call with many answers. */
export function serverStreaming<Request, Answer>(
  door: Door,
  handle: (request: Request, outlet: Outlet<Answer>) => Promise<void>,
): handleServerStreamingCall<Request, Answer> {
  return (call) => {
    const outlet = new Outlet<Answer>(call, door.closing);
    serve(door, outlet, async () => handle(call.request, outlet));
  };
}

/** A call in which both sides talk. */
export function bidirectional<Request, Answer>(
  door: Door,
  handle: (call: ServerDuplexStream<Request, Answer>, outlet: Outlet<Answer>) => Promise<void> | void,
): handleBidiStreamingCall<Request, Answer> {
  return (call) => {
    const outlet = new Outlet<Answer>(call, door.closing);
    serve(door, outlet, async () => handle(call, outlet));
  };
}

/** Gives the answer, or the refusal, to whoever called. */
export function answer<Answer>(
  door: Door,
  work: () => Promise<Answer>,
  callback: sendUnaryData<Answer>,
): void {
  work().then(
    (given) => callback(null, given),
    (error: unknown) => callback(refusalOf(error, door.onFault)),
  );
}

/** Does the work of a call; what is thrown ends it. */
function serve(door: Door, outlet: Outlet<never>, work: () => Promise<void>): void {
  work().catch((error: unknown) => outlet.fail(refusalOf(error, door.onFault)));
}
