import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { PrintedDocument, Text } from '../printed.js';
import { type FontName, freshFont, showable } from './fonts.js';

/** How a piece of text is set. Sizes and lengths are in points. */
export interface Type {
  readonly font: FontName;
  readonly size: number;
  /** From one line to the next. */
  readonly leading: number;
  readonly oblique?: true;
}

export const TYPES = {
  heading: { font: 'bold', size: 15, leading: 20 },
  name: { font: 'bold', size: 12, leading: 16 },
  section: { font: 'bold', size: 10, leading: 14 },
  plain: { font: 'regular', size: 8, leading: 10.4 },
  strong: { font: 'bold', size: 8, leading: 10.4 },
  note: { font: 'regular', size: 8, leading: 10.4, oblique: true },
  foot: { font: 'regular', size: 7, leading: 9 },
} as const satisfies Readonly<Record<string, Type>>;

/** A line that fits its width. */
export interface Line {
  readonly text: string;
  readonly type: Type;
}

/** Measures and draws text with the fonts of one document. */
export class Ink {
  readonly pdf: PDFDocument;
  readonly #fonts: Readonly<Record<FontName, Font>> = {
    regular: freshFont('regular'),
    bold: freshFont('bold'),
  };
  /** Widths at one point, by font and word. */
  readonly #widths = new Map<string, number>();

  constructor({ language, title, knownAt }: PrintedDocument, code: string) {
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      // What a compressor makes of a stream differs between releases of the runtime; the bytes must not.
      compress: false,
      pdfVersion: '1.7',
      subset: 'PDF/UA',
      tagged: true,
      displayTitle: true,
      lang: language,
      font: '',
      info: { Title: title, Creator: 'Elshi', Keywords: code, CreationDate: new Date(knownAt) },
    });
    for (const name of ['regular', 'bold'] as const) this.pdf.registerFont(name, this.#fonts[name]);
  }

  /** Breaks paragraphs into lines of a width; a word that is longer than a line is broken, too. */
  lines(paragraphs: readonly Text[], width: number): readonly Line[] {
    return paragraphs.flatMap(({ text, style }) => this.broken(text, TYPES[style], width));
  }

  /** Breaks a text into lines of a width. */
  broken(text: string, type: Type, width: number): readonly Line[] {
    return showable(text.replaceAll('\t', ' '), this.#fonts[type.font])
      .split('\n')
      .flatMap((paragraph) => this.#filled(paragraph, type, width))
      .map((line) => ({ text: line, type }));
  }

  /** Draws a line with its upper left corner at a point. */
  draw({ text, type }: Line, x: number, y: number): void {
    const { font, size, oblique = false } = type;
    this.pdf.fillColor('black').font(font).fontSize(size).text(text, x, y, { lineBreak: false, oblique });
  }

  width(text: string, { font, size }: Type): number {
    return size * this.#measured(text, font);
  }

  #filled(paragraph: string, type: Type, width: number): readonly string[] {
    const lines: string[] = [];
    let line = '';
    let filled = 0;
    const space = this.width(' ', type);
    for (const word of paragraph.split(' ').flatMap((long) => this.#pieces(long, type, width))) {
      const wide = this.width(word.text, type);
      const gap = line === '' || word.joined ? 0 : space;
      if (line !== '' && filled + gap + wide > width) {
        lines.push(line);
        [line, filled] = [word.text, wide];
      } else {
        line += (gap > 0 ? ' ' : '') + word.text;
        filled += gap + wide;
      }
    }
    return [...lines, line];
  }

  /** A word in pieces that fit a line; the second and later ones follow without a space. */
  #pieces(word: string, type: Type, width: number): readonly { text: string; joined: boolean }[] {
    if (this.width(word, type) <= width) return [{ text: word, joined: false }];
    const pieces: string[] = [''];
    let filled = 0;
    for (const character of word) {
      const wide = this.width(character, type);
      if (filled + wide > width && pieces.at(-1) !== '') {
        pieces.push('');
        filled = 0;
      }
      pieces[pieces.length - 1] += character;
      filled += wide;
    }
    return pieces.map((text, place) => ({ text, joined: place > 0 }));
  }

  #measured(text: string, font: FontName): number {
    const key = `${font} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.pdf.font(font).fontSize(1).widthOfString(text);
    this.#widths.set(key, width);
    return width;
  }
}
