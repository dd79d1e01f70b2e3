import type { ImportLine } from '@elshi/contract';
import type { Reply, Request } from '../http/fastify.js';
import type { Coming } from './decisions.js';

/** Where it is decided who may ask and record what. One for the whole service. */
export abstract class Gate {
  /** Notes who asks, before anything else is known of the request. */
  abstract greet(request: Request): void;
  /** Throws where a request is not let in, before its body is read. */
  abstract admit(request: Request): Promise<void>;
  /** Throws where one of the acts may not be recorded by whoever brings them. */
  abstract insistMayRecord(request: Request, coming: readonly Coming[]): Promise<void>;
  /** Says why a line of an import may not be recorded by whoever brings it; nothing where it may. */
  abstract lineFault(request: Request): ((line: ImportLine) => string | undefined) | undefined;
  /** Whether what the caller has shown still counts. */
  abstract stillAdmits(request: Request): boolean;
  /** Whether the caller may know how the service is doing inside. */
  abstract tellsAll(request: Request): boolean;
  /** Writes down that an answer is given, where it is a read of a record. Rejects where it cannot be. */
  abstract note(request: Request, reply: Reply): Promise<void>;
  abstract close(): Promise<void>;
}
