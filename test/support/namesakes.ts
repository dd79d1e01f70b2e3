import { type Change, SqliteViewsWriter, type Values } from '@elshi/read-models';
import { filledTables } from './filled-views.js';

/** Makes views of officers who differ in their numbers only. */
export function writeNamesakes(path: string, officers: number): void {
  const writer = SqliteViewsWriter.open(path, filledTables, 'test');
  const changes = Array.from({ length: officers }, (_none, place) => {
    const officerId = `p${String(place).padStart(4, '0')}`;
    const named = { latin: 'Namesake', ru: null, kk: null, personalNo: `kz-${place}` };
    const shown = {
      category: 'OFFICER',
      status: 'NOT_ENTERED',
      rank: null,
      positionCode: null,
      officeId: null,
    };
    const rowOf = (table: string, values: Values): Change => ({
      ...{ kind: 'replace', table, stream: `officer-${officerId}`, known: 1 },
      rows: [{ validFrom: '0001-01-01', validTo: null, values: { officerId, ...values } }],
    });
    const text = `${named.latin}\n${named.personalNo}`;
    return [rowOf('officerNames', { ...named, text }), rowOf('officers', shown)];
  });
  writer.commit(changes.flat(), { position: 1, known: 1, eventId: 'e' });
  writer.close();
}
