import type { OfficeActKind } from '@elshi/domain';
import type { KindShape } from './kind-shape.js';
import * as life from './office.dto.js';

/** Every kind of act about an office, in the order of the contract. */
// prettier-ignore
export const officeKinds: { readonly [K in OfficeActKind]: KindShape<K> } = {
  EstablishOffice:            { order: 'required', data: life.EstablishOfficeDto,              says: 'Establishes an office abroad.' },
  ReorganiseOffice:           { order: 'required', data: life.ReorganiseOfficeDto,             says: 'Changes the kind, the name or the seat of an office; who heads it stays.' },
  TerminateOffice:            { order: 'required', data: life.TerminateOfficeDto,              says: 'Terminates an office; what stands there ends that day.' },
};
