import type { StructureElement } from 'pdfkit';
import type { Ink, Line } from './ink.js';
import { TYPES } from './ink.js';

/** A4 in points, and what is left around the text. */
const PAGE = { width: 595.28, height: 841.89, left: 40, right: 40, top: 40, bottom: 48 } as const;

export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
const TEXT_BOTTOM = PAGE.height - PAGE.bottom;

/** Fills pages from the top down. */
export class Pages {
  readonly #ink: Ink;
  #y = TEXT_BOTTOM;

  constructor(ink: Ink) {
    this.#ink = ink;
  }

  /** Height that is left on the page. */
  get room(): number {
    return TEXT_BOTTOM - this.#y;
  }

  /** Where the next line goes, from the top of the page. */
  get y(): number {
    return this.#y;
  }

  /** Room on a page with nothing on it. */
  readonly wholePage = TEXT_BOTTOM - PAGE.top;

  turn(): void {
    this.#ink.pdf.addPage();
    this.#y = PAGE.top;
  }

  /** Turns the page unless so much is left of it. */
  need(height: number): void {
    if (height > this.room) this.turn();
  }

  /** Leaves so much room, in points, before what is drawn next. */
  moveDown(height: number): void {
    this.#y += height;
  }

  /** Lines one below another as one element of the document's structure; they go on over pages. */
  paragraph(lines: readonly Line[], element: StructureElement, indent = 0): void {
    for (let first = 0; first < lines.length;) {
      this.need(lines[first]!.type.leading);
      let last = first;
      let height = 0;
      while (last < lines.length && height + lines[last]!.type.leading <= this.room)
        height += lines[last++]!.type.leading;
      const page = lines.slice(first, last);
      element.add(() => this.stack(page, PAGE.left + indent, this.#y));
      this.moveDown(height);
      first = last;
    }
  }

  /** Draws lines one below another from a point. */
  stack(lines: readonly Line[], x: number, y: number): void {
    let at = y;
    for (const line of lines) {
      this.#ink.draw(line, x, at);
      at += line.type.leading;
    }
  }

  /** Draws what is no part of the text: rules, and what repeats from page to page. */
  artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
    const { pdf } = this.#ink;
    pdf.markContent('Artifact', { type });
    draw();
    pdf.endMarkedContent();
  }

  /** Writes the foot of every page, once their number is known. */
  number(foot: string, numbered: (page: number, pages: number) => string): void {
    const { pdf } = this.#ink;
    const { count } = pdf.bufferedPageRange();
    const [left] = this.#ink.broken(foot, TYPES.foot, TEXT_WIDTH - 100);
    for (let page = 0; page < count; page += 1) {
      pdf.switchToPage(page);
      const text = numbered(page + 1, count);
      const x = PAGE.width - PAGE.right - this.#ink.width(text, TYPES.foot);
      this.artifact('Pagination', () => {
        const y = PAGE.height - PAGE.bottom + 16;
        if (left !== undefined) this.#ink.draw(left, PAGE.left, y);
        this.#ink.draw({ text, type: TYPES.foot }, x, y);
      });
    }
  }

  get left(): number {
    return PAGE.left;
  }
}
