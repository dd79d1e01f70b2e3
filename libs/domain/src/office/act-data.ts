import type { OfficeKind, StateCode } from '@elshi/law';

/** The data of every kind of act about an office, under the names of the contract. */
export interface OfficeActData {
  EstablishOffice: {
    readonly officeKind: OfficeKind;
    readonly name: string;
    readonly hostState: StateCode;
    /** Of a permanent representation: the international organisation. */
    readonly organisation?: string;
    readonly seat: string;
    readonly parentOfficeId?: string;
  };
  ReorganiseOffice: {
    readonly officeKind?: OfficeKind;
    readonly name?: string;
    readonly seat?: string;
  };
  TerminateOffice: object;
}

export type OfficeActKind = keyof OfficeActData;
