/** A record as it is shown: plain JSON. */
export type View = Readonly<Record<string, unknown>>;
