import type { RunningSubscription, SubscriptionListener, WireEvent } from './log-client.js';
import type { RawResolved, RawSubscription } from './raw-client.js';

/**
 * Tells a listener what a client's subscription brings.
 *
 * The listener is synchronous, so what it does with an event is over before the next one comes. The listener for errors
 * stays for good: an error that nobody listens to ends the process, also long after the subscription was left.
 */
export function subscription(
  running: RawSubscription,
  read: (resolved: RawResolved) => WireEvent | undefined,
  listener: SubscriptionListener,
): RunningSubscription {
  let over = false;
  const end = (cause: unknown): void => {
    if (!over) {
      over = true;
      listener.ended(cause);
    }
  };
  const whenDrained = (then: () => void): void => {
    if (over) {
      return;
    }
    if (running.readableLength > 0) {
      setImmediate(whenDrained, then);
    } else {
      then();
    }
  };
  running.on('error', end);
  running.on('end', () => end(new Error('The server ended the subscription.')));
  running.on('close', () => end(new Error('The subscription was closed.')));
  running.on('confirmation', () => over || listener.confirmed());
  // Told beside the events, not among them: those that are still on their way come first.
  running.on('caughtUp', () => setImmediate(whenDrained, () => listener.caughtUp()));
  running.on('data', (resolved: RawResolved) => {
    try {
      const event = over ? undefined : read(resolved);
      if (event) {
        listener.event(event);
      }
    } catch (error) {
      end(error);
    }
  });
  return {
    stop: () => {
      over = true;
      running.unsubscribe().catch(() => undefined);
      running.resume();
    },
  };
}
