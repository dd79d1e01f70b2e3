/** What a test reads out of an uncompressed PDF as PDFKit writes it: its pages as text, by the fonts' own tables of characters. */
export interface ReadPdf {
  readonly pages: readonly string[];
  /** The objects as they are written, without their streams. */
  readonly structure: string;
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)endobj/g)].map(([, no, body]) => [no!, body!]),
  );
  const referred = (body: string, member: string): string => {
    const no = new RegExp(`/${member} \\[?(\\d+) 0 R`).exec(body)?.[1];
    return objects.get(no ?? '') ?? '';
  };
  const tree = [...objects.values()].find((body) => body.includes('/Type /Pages')) ?? '';
  const kids = /\/Kids \[([^\]]*)\]/.exec(tree)?.[1]?.match(/\d+(?= 0 R)/g) ?? [];
  const pages = kids.map((no) => {
    const page = objects.get(no) ?? '';
    const fonts = [...referred(page, 'Resources').matchAll(/\/(F\d+) (\d+) 0 R/g)].map(
      ([, name, font]) => [name!, charactersOf(referred(objects.get(font!) ?? '', 'ToUnicode'))] as const,
    );
    return textOf(referred(page, 'Contents'), new Map(fonts));
  });
  return { pages, structure: file.replace(/stream\n[\s\S]*?endstream/g, '') };
}

/** The characters of each glyph, by its number in hexadecimal. */
function charactersOf(table: string): ReadonlyMap<string, string> {
  const characters = new Map<string, string>();
  for (const [, first, listed] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    [...listed!.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, units], place) => {
      const codes = units!.split(' ').map((unit) => Number.parseInt(unit, 16));
      const glyph = (Number.parseInt(first!, 16) + place).toString(16).padStart(4, '0');
      characters.set(glyph, String.fromCharCode(...codes));
    });
  }
  return characters;
}

/** A line for each piece of text that is drawn. */
function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const lines: string[] = [];
  let font = '';
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = name;
    else
      lines.push(
        [...shown!.matchAll(/<([0-9a-f]*)>/g)]
          .flatMap(([, glyphs]) => glyphs!.match(/.{4}/g) ?? [])
          .map((glyph) => fonts.get(font)?.get(glyph) ?? '\uFFFD')
          .join(''),
      );
  }
  return lines.join('\n');
}
