import { EventStoreError } from '../../errors.js';
import type { LogClient, ServerPosition } from '../client/log-client.js';

/** The last event of a mirror must stand in the log of the server, just there; otherwise it is another log. */
export async function insistOnSameLog(
  client: LogClient,
  last: { readonly id: string; readonly position: ServerPosition } | undefined,
  within: number,
): Promise<void> {
  if (!last) {
    return;
  }
  const found = await client.at(last.position, within).catch(noSuchPlace);
  if (found?.id.replaceAll('-', '').toLowerCase() !== last.id) {
    throw new EventStoreError(
      'StoreUnavailable',
      `The mirror holds event ${last.id} at position ${last.position.commit}, the log does not: it is another log, ` +
        `or was set back to an earlier state. Remove the mirror and the views beside it to have them made anew.`,
    );
  }
}

/** A server answers so for a position that is none of its log. */
function noSuchPlace(error: unknown): undefined {
  if ((error as { readonly type?: string }).type !== 'unknown') {
    throw error;
  }
}
