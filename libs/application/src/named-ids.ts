import type { Act } from '@elshi/domain';

/** The ids that the data of an act hold under these names; for a correction, those that it brings in. */
export function namesIn(act: Act): (members: readonly string[]) => readonly string[] {
  const data = (act.kind === 'CorrectAct' ? (act.data.changes.data ?? {}) : act.data) as Readonly<
    Record<string, unknown>
  >;
  return (members) => [
    ...new Set(members.map((member) => data[member]).filter((id) => typeof id === 'string')),
  ];
}
