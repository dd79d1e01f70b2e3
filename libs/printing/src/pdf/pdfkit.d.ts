/** The part of PDFKit that is used here. */
declare module 'pdfkit' {
  import type { Font } from 'fontkit';
  import type { Readable } from 'node:stream';

  export interface DocumentOptions {
    readonly size: string;
    readonly margin: number;
    readonly autoFirstPage: boolean;
    readonly bufferPages: boolean;
    readonly compress: boolean;
    readonly pdfVersion: string;
    readonly subset: string;
    readonly tagged: boolean;
    readonly displayTitle: boolean;
    readonly lang: string;
    readonly font: '';
    readonly info: Readonly<Record<string, string | Date>>;
  }

  export interface StructureElement {
    add(child: StructureElement | (() => void)): this;
    end(): void;
  }

  export interface OutlineItem {
    addItem(title: string): OutlineItem;
  }

  export default class PDFDocument extends Readable {
    constructor(options: DocumentOptions);
    readonly outline: OutlineItem;
    addPage(): this;
    switchToPage(page: number): void;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    registerFont(name: string, font: Font): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(colour: string): this;
    lineWidth(width: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    stroke(colour: string): this;
    fill(colour: string): this;
    text(
      text: string,
      x: number,
      y: number,
      options: { readonly lineBreak: false; readonly oblique: boolean },
    ): this;
    widthOfString(text: string): number;
    struct(type: string, options?: { readonly scope?: string }): StructureElement;
    addStructure(element: StructureElement): this;
    markContent(tag: string, options: { readonly type: string }): this;
    endMarkedContent(): this;
    end(): void;
  }
}

/** The part of fontkit that is used here. */
declare module 'fontkit' {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): object;
  }

  export function create(bytes: Uint8Array): Font;
}
