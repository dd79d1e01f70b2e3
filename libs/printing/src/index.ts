export { Press } from './press.js';
export type { RecordToPrint } from './set-record.js';
export { recordHtml, RECORD_STYLE_HASH } from './record-html.js';
export { recordPdf } from './record-pdf.js';
