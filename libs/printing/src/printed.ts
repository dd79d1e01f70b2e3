import type { Language } from '@elshi/law';
import type { Column } from './wording/wording.js';

/** A document in the words of one language, ready to be set: plain text, nothing of HTML or PDF in it. */
export interface PrintedDocument {
  readonly language: Language;
  /** Kind of document and number of the person in the registry: nothing that a hostile name could hide in. */
  readonly title: string;
  readonly heading: string;
  readonly name: string;
  readonly sections: readonly PrintedSection[];
  /** What stands at the foot of each page. */
  readonly foot: string;
  readonly page: (page: number, pages: number) => string;
  /** When the record was known to be so, in milliseconds since 1970: the only time in the document's own data. */
  readonly knownAt: number;
}

export interface PrintedSection {
  /** Unlike that of any other section, and fit for an anchor. */
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly table: Table | null;
  readonly lines: readonly string[];
}

export interface Field {
  readonly label: string;
  readonly value: string;
}

export interface Table {
  readonly columns: readonly { readonly column: Column; readonly title: string }[];
  readonly rows: readonly Row[];
}

/** A cell a column; the first names the row. */
export type Row = readonly Cell[];
export type Cell = readonly Text[];

/** A paragraph of a cell. */
export interface Text {
  readonly text: string;
  readonly style: 'plain' | 'strong' | 'note';
}
