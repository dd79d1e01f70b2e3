/**
 * Which records have ever named one another, and by which numbers. A name that was corrected away or annulled is among them: whoever asks looks at the records
 * themselves.
 */
export interface Links {
  /** Officers who were posted to an office, or whom an act of it names. */
  officersOf(officeId: string): Promise<readonly string[]>;
  /** Offices to which an officer was posted, or of which an act names him. */
  officesOf(officerId: string): Promise<readonly string[]>;
  /** Offices under which an office was placed, that were placed under it, or that were declared to be headed by its head as well. */
  officesBeside(officeId: string): Promise<readonly string[]>;
  /** Representations that were made under a number. */
  representationsNumbered(number: string): Promise<readonly string[]>;
}

/** Nothing but what the records at hand say themselves. */
export const noLinks: Links = {
  officersOf: async () => [],
  officesOf: async () => [],
  officesBeside: async () => [],
  representationsNumbered: async () => [],
};
