import type { Act } from '@elshi/domain';

/** The ids that the data of an act, and the objects in its lists, hold under these names; for a correction, those that it brings in. */
export function namesIn(act: Act): (members: readonly string[]) => readonly string[] {
  const data = (act.kind === 'CorrectAct' ? (act.data.changes.data ?? {}) : act.data) as Readonly<
    Record<string, unknown>
  >;
  return (members) => {
    const lists = Object.values(data).filter((value) =>
      Array.isArray(value),
    ) as readonly (readonly Holder[])[];
    const holders: readonly Holder[] = [data, ...lists.flat()];
    const ids = holders.flatMap((holder) => members.map((member) => holder?.[member]));
    return [...new Set(ids.filter((id) => typeof id === 'string'))];
  };
}

type Holder = Readonly<Record<string, unknown>> | null;
