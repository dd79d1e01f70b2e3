import type { Language } from '@elshi/law';
import type { StructureElement } from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { Ink, TYPES, type Type } from './pdf/ink.js';
import { Pages, TEXT_WIDTH } from './pdf/pages.js';
import { TableSetter } from './pdf/table.js';
import type { Field, PrintedDocument, PrintedSection } from './printed.js';
import { type RecordToPrint, setRecord } from './set-record.js';

const LABEL_WIDTH = 160;
const GAP = 8;

/**
 * The service record as a PDF on A4: tagged, in its language, with text that can be searched and copied, pages numbered. The
 * same record, clocks and language always give the same bytes, in every process and on every release of the runtime.
 */
export async function recordPdf(record: RecordToPrint, language: Language): Promise<Buffer> {
  const document = setRecord(record, language);
  const ink = new Ink(document, record.code);
  const made = buffer(ink.pdf);
  new RecordSetter(ink).set(document);
  ink.pdf.end();
  return made;
}

class RecordSetter {
  readonly #ink: Ink;
  readonly #pages: Pages;
  readonly #tables: TableSetter;

  constructor(ink: Ink) {
    this.#ink = ink;
    this.#pages = new Pages(ink);
    this.#tables = new TableSetter(ink, this.#pages);
  }

  set({ heading, name, sections, foot, page }: PrintedDocument): void {
    const { pdf } = this.#ink;
    const root = pdf.struct('Document');
    pdf.addStructure(root);
    this.#pages.turn();
    this.#text(root, 'H1', heading, TYPES.heading);
    this.#text(root, 'P', name, TYPES.name);
    for (const section of sections) this.#section(section, root);
    root.end();
    this.#pages.number(foot, page);
  }

  #section({ title, fields, table, lines }: PrintedSection, root: StructureElement): void {
    const { pdf } = this.#ink;
    const element = pdf.struct('Sect');
    root.add(element);
    this.#pages.moveDown(GAP);
    this.#pages.need(TYPES.section.leading + 3 * TYPES.plain.leading);
    pdf.outline.addItem(title);
    this.#text(element, 'H2', title, TYPES.section);
    for (const field of fields) this.#field(field, element);
    if (table !== null) {
      const set = pdf.struct('Table');
      element.add(set);
      this.#pages.moveDown(2);
      this.#tables.set(table, set);
      set.end();
    }
    for (const line of lines) this.#text(element, 'P', line, TYPES.plain);
    element.end();
  }

  #text(parent: StructureElement, role: string, text: string, type: Type): void {
    const element = this.#ink.pdf.struct(role);
    parent.add(element);
    this.#pages.paragraph(this.#ink.broken(text, type, TEXT_WIDTH), element);
    element.end();
  }

  /** A label and its value side by side, read one after the other. */
  #field({ label, value }: Field, parent: StructureElement): void {
    const [names, values] = [
      this.#ink.broken(label, TYPES.plain, LABEL_WIDTH - GAP),
      this.#ink.broken(value, TYPES.strong, TEXT_WIDTH - LABEL_WIDTH),
    ];
    const [name, rest] = [this.#ink.pdf.struct('P'), this.#ink.pdf.struct('P')];
    parent.add(name).add(rest);
    this.#pages.need(names.length * TYPES.plain.leading);
    const y = this.#pages.y;
    name.add(() => this.#pages.stack(names, this.#pages.left, y));
    this.#pages.paragraph(values, rest, LABEL_WIDTH);
    const shown = this.#pages.y - y;
    if (shown >= 0) this.#pages.moveDown(Math.max(0, names.length * TYPES.plain.leading - shown));
    name.end();
    rest.end();
  }
}
