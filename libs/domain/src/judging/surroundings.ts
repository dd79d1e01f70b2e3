/** Offices that were looked up for an act, by id; null where there is none. */
export type Offices = ReadonlyMap<string, null | object>;

/** What the judge is told of other streams. */
export interface Surroundings {
  readonly offices: Offices;
}

/** Nothing was looked up. */
export const nothingAround: Surroundings = { offices: new Map() };
