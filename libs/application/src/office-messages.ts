import { Query } from '@nestjs/cqrs';
import type { Body, Clocks, ReadOutcome } from './messages.js';

/** Who commands an office on `asOf`: substantive, acting, or nobody. */
export class GetHead extends Query<ReadOutcome<Body>> {
  constructor(
    readonly officeId: string,
    readonly clocks: Clocks,
  ) {
    super();
  }
}

export class GetOffice extends Query<ReadOutcome<Body>> {
  constructor(
    readonly officeId: string,
    readonly clocks: Clocks,
  ) {
    super();
  }
}
