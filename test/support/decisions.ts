import type { Decided, Decision, Refusal } from '@elshi/domain';

export function refusedWith(decision: Decision): Refusal {
  if (decision.refused === undefined) throw new Error('The act was accepted.');
  return decision;
}

export function accepted(decision: Decision): Decided {
  if (decision.refused !== undefined) throw new Error(`${decision.refused}: ${decision.because}`);
  return decision;
}
