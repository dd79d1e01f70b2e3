import type { Application } from '@elshi/application';
import type { Calendar } from '../calendar.js';
import type { Record } from './decisions.js';

interface Place {
  readonly officeId?: string | null;
  readonly state?: string;
}

/** Asks the record what a decision about the act of a head needs, as it is today. */
export function recordLookup(
  { officers, proposals }: Pick<Application, 'officers' | 'proposals'>,
  calendar: Calendar,
): Record {
  return {
    servesAt: async (officerId, offices) => {
      const read = await officers.serviceRecord(officerId, { asOf: calendar.today() });
      if (read.outcome !== 'found') return false;
      const { position, postings } = read.body as {
        readonly position: Place | null;
        readonly postings: readonly Place[];
      };
      const places = [position, ...postings.filter(({ state }) => state !== 'ENDED')];
      return places.some((place) => typeof place?.officeId === 'string' && offices.includes(place.officeId));
    },
    proposedAt: async (proposalId, offices) => {
      const read = await proposals.proposal(proposalId, { asOf: calendar.today() });
      if (read.outcome !== 'found') return false;
      const { officeId, proposedBy } = read.body as {
        readonly officeId?: unknown;
        readonly proposedBy?: unknown;
      };
      return typeof proposedBy === 'string' && typeof officeId === 'string' && offices.includes(officeId);
    },
  };
}
