import { Keys, ReadLog } from '@elshi/access';
import type { Application } from '@elshi/application';
import type { Calendar } from '../calendar.js';
import type { AccessSettings } from './access-settings.js';
import { ConfiguredGate } from './configured-gate.js';
import { Credentials } from './credentials.js';
import { IssuerKeys } from './issuer-keys.js';
import { recordLookup } from './record-lookup.js';
import { Tokens } from './tokens.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What access is kept in: keys, and the log of reads. */
export interface KeptAccess {
  readonly keys: Keys;
  readonly reads: ReadLog;
}

/** Opens what access is kept in; `folder` is left out where nothing outlives the process. */
export function openKeptAccess(folder: string | undefined): KeptAccess {
  const keys = folder === undefined ? Keys.inMemory() : Keys.open(folder);
  try {
    return { keys, reads: folder === undefined ? ReadLog.inMemory() : ReadLog.open(folder) };
  } catch (error) {
    keys.close();
    throw error;
  }
}

/** Opens the gate of a service whose access is configured, over what it is kept in. Closing it closes that. */
export function openGate(
  { tokens, limits, readsDays }: AccessSettings,
  { keys, reads }: KeptAccess,
  application: Application,
  calendar: Calendar,
  onFault: (sentence: string) => void,
): ConfiguredGate {
  const now = (): number => Date.now();
  const counted = (): number => performance.now();
  const known = tokens && new Tokens(tokens, new IssuerKeys({ ...tokens, now: counted, onFault }), now);
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      onFault(`What access is kept in: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const tidy = (): void => {
    attempt(() => keys.noteUse());
    attempt(() => void reads.forgetBefore(now() - readsDays * DAY));
  };
  const tidying = setInterval(tidy, MINUTE).unref();
  return new ConfiguredGate({
    credentials: new Credentials(keys, known),
    ...{ keys, reads, limits, now, counted },
    record: recordLookup(application, calendar),
    end: async () => clearInterval(tidying),
  });
}
