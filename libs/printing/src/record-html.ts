import { createHash } from 'node:crypto';
import type { Language } from '@elshi/law';
import type { Cell, PrintedDocument, PrintedSection, Table } from './printed.js';
import { type RecordToPrint, setRecord } from './set-record.js';
import { visible } from './visible.js';

/** One style sheet for all languages, so that one hash lets it through a Content-Security-Policy. */
const STYLE = `
@page{size:A4;margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}
:root{color-scheme:light}
body{margin:1.5rem auto;max-width:60rem;padding:0 1rem;color:#000;background:#fff;font:0.95rem/1.4 "DejaVu Sans","Noto Sans","Segoe UI",system-ui,sans-serif}
h1{font-size:1.5rem;margin:0}
.name{font-size:1.2rem;margin:0 0 1rem}
h2{font-size:1.05rem;margin:1.6rem 0 .4rem;break-after:avoid}
p{margin:0;white-space:pre-line;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(10rem,18rem) 1fr;gap:.15rem 1rem;margin:0}
dt{color:#333}
dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin:.4rem 0}
th,td{border:1px solid #777;padding:.25rem .4rem;text-align:left;vertical-align:top}
thead{display:table-header-group}
thead th{background:#eee}
tbody th{font-weight:normal}
tr{break-inside:avoid}
.act{width:7%}.from,.to,.date{width:14%}.days{width:9%}.basis{width:30%}
.strong{font-weight:600}
.note{font-style:italic}
footer{margin-top:2rem;border-top:1px solid #777;padding-top:.4rem;font-size:.85rem}
@media print{body{margin:0;max-width:none;padding:0;font-size:8.5pt}h1{font-size:14pt}.name{font-size:12pt}h2{font-size:10pt}}
`;

/** What a Content-Security-Policy names the style sheet by. */
export const RECORD_STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

/**
 * The service record as one HTML page that needs nothing else: to be read, saved and printed on A4. The same record,
 * clocks and language always give the same bytes.
 */
export function recordHtml(record: RecordToPrint, language: Language): string {
  return pageOf(setRecord(record, language));
}

function pageOf({ language, title, heading, name, sections, foot }: PrintedDocument): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(heading)}</h1>
<p class="name">${escaped(name)}</p>
</header>
<main>
${sections.map(sectionOf).join('\n')}
</main>
<footer>
<p>${escaped(foot)}</p>
</footer>
</body>
</html>
`;
}

function sectionOf({ id, title, fields, table, lines }: PrintedSection): string {
  const heading = `${id}-title`;
  const parts = [
    `<section id="${id}" aria-labelledby="${heading}">`,
    `<h2 id="${heading}">${escaped(title)}</h2>`,
    ...(fields.length === 0
      ? []
      : [
          '<dl>',
          ...fields.map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`),
          '</dl>',
        ]),
    ...(table === null ? [] : tableOf(table, heading)),
    ...lines.map((line) => `<p>${escaped(line)}</p>`),
    '</section>',
  ];
  return parts.join('\n');
}

function tableOf({ columns, rows }: Table, heading: string): readonly string[] {
  const titles = columns.map(
    ({ column, title }) => `<th scope="col" class="${column}">${escaped(title)}</th>`,
  );
  return [
    `<table aria-labelledby="${heading}">`,
    `<thead><tr>${titles.join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(([first = [], ...rest]) => {
      const cells = rest.map((cell) => `<td>${cellOf(cell)}</td>`);
      return `<tr><th scope="row">${cellOf(first)}</th>${cells.join('')}</tr>`;
    }),
    '</tbody>',
    '</table>',
  ];
}

function cellOf(cell: Cell): string {
  return cell
    .map(({ text, style }) => `<p${style === 'plain' ? '' : ` class="${style}"`}>${escaped(text)}</p>`)
    .join('');
}

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
