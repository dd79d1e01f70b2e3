import type { Act } from '@elshi/domain';
import { assigned, type History, holding, refusedWith } from './careers.js';

/** Attaché, third and second secretary, each on the first possible day. */
export function third(): History {
  return holding('ATTACHE', '2017-02-20', 'POS_THIRD_SECRETARY').and(
    assigned('2019-02-20', 'THIRD_SECRETARY'),
    assigned('2021-02-20', 'SECOND_SECRETARY_II'),
  );
}

/** The acts that a history asks about before it takes another, by their event ids. */
export function dependants(history: History, act: Act): readonly string[] {
  const asked = refusedWith(history.when(act)).facts['dependants'] as readonly { eventId: string }[];
  return asked.map(({ eventId }) => eventId);
}
