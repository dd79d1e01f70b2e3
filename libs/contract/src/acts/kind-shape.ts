import type { ActData, ActKind } from '@elshi/domain';

/** Whether a kind of act rests on an order. A historical act may always be without. */
export type OrderNeed = 'required' | 'optional' | 'none';

/** The shape of one kind of act. */
export interface KindShape<K extends ActKind> {
  readonly order: OrderNeed;
  readonly data: new () => ActData[K];
  /** What the act does, in one sentence. */
  readonly says: string;
}
