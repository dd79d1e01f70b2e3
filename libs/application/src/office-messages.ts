import { Query } from '@nestjs/cqrs';
import type { Body, Clocks, ListBody, Page, ReadOutcome } from './messages.js';

/** Who commands an office on `asOf`: substantive, acting, or nobody. */
export class GetHead extends Query<ReadOutcome<Body>> {
  constructor(
    readonly officeId: string,
    readonly clocks: Clocks,
  ) {
    super();
  }
}

/** Who commanded an office from its establishment up to `asOf`, period by period. */
export class GetCommand extends Query<ReadOutcome<Body>> {
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

/** Who serves at an office, who commands it, and whom it employs itself. */
export interface OfficeStaff extends ListBody {
  readonly officeId: string;
  readonly head: Body;
  readonly servicePersonnel: readonly Body[];
}

/** Who serves at an office on `asOf`. */
export class ListStaff extends Query<ReadOutcome<OfficeStaff>> {
  constructor(
    readonly officeId: string,
    readonly clocks: Clocks,
    readonly page: Page,
  ) {
    super();
  }
}
