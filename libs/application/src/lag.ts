/** How far something is behind what it follows. */
export interface PartLag {
  /** Events that wait to be taken in. */
  readonly lag: number;
  /** How long the first of them has been waiting, in seconds by a clock that only counts; 0 when none waits. */
  readonly lagSeconds: number;
}

/** The parts that follow one another: the mirror the log on its server, if it is on one, and the views that of this node. */
export interface LagOfParts {
  readonly views: PartLag;
  readonly mirror?: PartLag & { readonly server: 'connecting' | 'filling' | 'live' | 'lost' };
}
