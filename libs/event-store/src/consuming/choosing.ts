import type { Consumer } from './consumer.js';
import type { Message } from './message.js';

/** Which consumer gets the next event. */
export type Strategy = 'RoundRobin' | 'DispatchToSingle' | 'Pinned';

/** Chooses a consumer for an event; `undefined` while none is ready for it. */
export type Choose = <M extends Message, C extends Consumer<M>>(
  message: M,
  consumers: readonly C[],
) => C | undefined;

/** How a strategy chooses. Each group has a chooser of its own, which may remember whose turn it is. */
export function chooserOf(strategy: Strategy): Choose {
  switch (strategy) {
    case 'DispatchToSingle':
      return (_message, consumers) => whenReady(consumers.find(({ freeSlots }) => freeSlots > 0));
    case 'Pinned':
      return ({ stream }, consumers) => whenReady(consumers[hash(stream) % Math.max(consumers.length, 1)]);
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

function whenReady<C extends { readonly ready: boolean }>(consumer: C | undefined): C | undefined {
  return consumer?.ready ? consumer : undefined;
}

/** FNV-1a over the letters of a text: the events of one stream go to one consumer, as long as the consumers stay the same. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value;
}
