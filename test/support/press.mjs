/** Ends the thread that makes PDFs in the middle of one, and asks for another. */
import { emptyLedger, foldCareer, standings } from '../../dist/libs/domain/src/index.js';
import { Press } from '../../dist/libs/printing/src/index.js';
import { recordDocument } from '../../dist/libs/projections/src/index.js';

const nobody = standings(emptyLedger('o1'));
const document = recordDocument('o1', nobody, foldCareer(nobody), '2021-01-01', {
  annulled: false,
  offices: new Map(),
});
const clocks = { knownAt: '2026-01-01T00:00:00.000000Z', position: '1', ruleset: 'L299-II/2002' };
const record = { document, clocks, code: '0000' };

const press = new Press();
const first = press.pdf(record, 'kk').then(
  () => 'made',
  () => 'given up',
);
await press.close();
const said = await first;
const second = await press.pdf(record, 'kk');
console.log(`${said}, then ${Buffer.from(second).toString('latin1', 0, 4)}`);
