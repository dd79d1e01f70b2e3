import type { StructureElement } from 'pdfkit';
import type { Row, Table } from '../printed.js';
import type { Column } from '../wording/wording.js';
import type { Ink, Line } from './ink.js';
import { type Pages, TEXT_WIDTH } from './pages.js';

/** Parts of the width that each column takes; what is left goes to the entry. */
const SHARES: Readonly<Record<Exclude<Column, 'entry'>, number>> = {
  act: 0.06,
  from: 0.13,
  to: 0.13,
  date: 0.14,
  basis: 0.3,
  days: 0.08,
};
const PADDING = 3;
const HEAD = '#e8e8e8';
const RULE = '#777777';

interface Place {
  readonly x: number;
  readonly width: number;
}

/** The lines of a row, by cell. */
type Set = readonly (readonly Line[])[];

/** Sets tables: a head that repeats on every page, rows that stay together where they fit one. */
export class TableSetter {
  readonly #ink: Ink;
  readonly #pages: Pages;

  constructor(ink: Ink, pages: Pages) {
    this.#ink = ink;
    this.#pages = pages;
  }

  set({ columns, rows }: Table, element: StructureElement): void {
    const { pdf } = this.#ink;
    const places = this.#places(columns.map(({ column }) => column));
    const head = columns.map(({ title }, place) =>
      this.#ink.lines([{ text: title, style: 'strong' }], places[place]!.width - 2 * PADDING),
    );
    this.#pages.need(heightOf(head) + 30);
    const body = pdf.struct('TBody');
    const top = pdf.struct('THead');
    element.add(top).add(body);
    this.#head(head, places, top);
    for (const row of rows) this.#row(row, places, head, body);
    top.end();
    body.end();
  }

  #places(columns: readonly Column[]): readonly Place[] {
    const shares = columns.map((column) => (column === 'entry' ? 0 : SHARES[column]));
    const rest = 1 - shares.reduce((sum, share) => sum + share, 0);
    let x = this.#pages.left;
    return columns.map((column, place) => {
      const width = TEXT_WIDTH * (column === 'entry' ? rest : shares[place]!);
      x += width;
      return { x: x - width, width };
    });
  }

  #head(head: Set, places: readonly Place[], element: StructureElement): void {
    const row = this.#ink.pdf.struct('TR');
    element.add(row);
    this.#frame(heightOf(head), places, HEAD);
    this.#cells(
      head,
      places,
      head.map(() => this.#cell(row, 'TH', 'Column')),
    );
    row.end();
  }

  /** The head again at the top of a page: it is read once, so here it is no part of the text. */
  #repeat(head: Set, places: readonly Place[]): void {
    this.#frame(heightOf(head), places, HEAD);
    this.#pages.artifact('Pagination', () =>
      head.forEach((lines, place) => this.#stack(lines, places[place]!)),
    );
    this.#pages.moveDown(heightOf(head));
  }

  #row(row: Row, places: readonly Place[], head: Set, body: StructureElement): void {
    let left: Set = row.map((cell, place) => this.#ink.lines(cell, places[place]!.width - 2 * PADDING));
    const element = this.#ink.pdf.struct('TR');
    body.add(element);
    const cells = row.map((_cell, place) =>
      place === 0 ? this.#cell(element, 'TH', 'Row') : this.#cell(element, 'TD'),
    );
    const fitsPage = heightOf(left) <= this.#pages.wholePage - heightOf(head);
    while (left.length > 0) {
      if (heightOf(left) > this.#pages.room && (fitsPage || this.#pages.room < 60)) this.#turn(head, places);
      const fitting = left.map((lines) => this.#fitting(lines));
      this.#frame(heightOf(fitting), places);
      this.#cells(fitting, places, cells);
      const rest = left.map((lines, place) => lines.slice(fitting[place]!.length));
      left = rest.some((lines) => lines.length > 0) ? rest : [];
    }
    element.end();
  }

  #turn(head: Set, places: readonly Place[]): void {
    this.#pages.turn();
    this.#repeat(head, places);
  }

  /** As many of the lines as the page has room for. */
  #fitting(lines: readonly Line[]): readonly Line[] {
    let height = 2 * PADDING;
    const tooFar = lines.findIndex(({ type }) => (height += type.leading) > this.#pages.room);
    return tooFar < 0 ? lines : lines.slice(0, tooFar);
  }

  #cells(lines: Set, places: readonly Place[], elements: readonly StructureElement[]): void {
    lines.forEach((cell, place) => {
      if (cell.length > 0) elements[place]!.add(() => this.#stack(cell, places[place]!));
    });
    this.#pages.moveDown(heightOf(lines));
  }

  #stack(lines: readonly Line[], { x }: Place): void {
    this.#pages.stack(lines, x + PADDING, this.#pages.y + PADDING);
  }

  #cell(row: StructureElement, type: 'TH' | 'TD', scope?: 'Row' | 'Column'): StructureElement {
    const cell = this.#ink.pdf.struct(type, scope === undefined ? {} : { scope });
    row.add(cell);
    return cell;
  }

  #frame(height: number, places: readonly Place[], colour?: string): void {
    const { pdf } = this.#ink;
    const y = this.#pages.y;
    this.#pages.artifact('Layout', () => {
      for (const { x, width } of places) {
        if (colour !== undefined) pdf.rect(x, y, width, height).fill(colour);
        pdf.lineWidth(0.5).rect(x, y, width, height).stroke(RULE);
      }
    });
  }
}

function heightOf(cells: Set): number {
  const heights = cells.map((lines) => lines.reduce((sum, { type }) => sum + type.leading, 0));
  return Math.max(...heights) + 2 * PADDING;
}
