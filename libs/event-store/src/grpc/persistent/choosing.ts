import type { Consumer } from './consumer.js';
import type { GroupMessage } from './group-message.js';
import type { Strategy } from './group-settings.js';

/** Chooses a consumer for an event; `undefined` while none is ready for it. */
export type Choose = (message: GroupMessage, consumers: readonly Consumer[]) => Consumer | undefined;

/** How a strategy chooses. Each group has a chooser of its own, which may remember whose turn it is. */
export function chooserOf(strategy: Strategy): Choose {
  switch (strategy) {
    case 'DispatchToSingle':
      return (_message, consumers) => whenReady(consumers.find(({ freeSlots }) => freeSlots > 0));
    case 'Pinned':
      return pinned;
    case 'RoundRobin':
      return inTurn();
  }
}

function inTurn(): Choose {
  let turn = 0;
  return (_message, consumers) => {
    for (let step = 0; step < consumers.length; step += 1) {
      const at = (turn + step) % consumers.length;
      const consumer = consumers[at];
      if (consumer?.ready) {
        turn = at + 1;
        return consumer;
      }
    }
    return undefined;
  };
}

/** The events of one stream go to one consumer, as long as the consumers stay the same. */
function pinned(
  { resolved: { event, link } }: GroupMessage,
  consumers: readonly Consumer[],
): Consumer | undefined {
  const stream = (event ?? link)?.stream ?? '';
  return whenReady(consumers[hash(stream) % Math.max(consumers.length, 1)]);
}

function whenReady(consumer: Consumer | undefined): Consumer | undefined {
  return consumer?.ready ? consumer : undefined;
}

/** FNV-1a over the letters of a text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value;
}
