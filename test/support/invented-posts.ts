/** A post of an invented person, in the form of the register of which `examples/pocom-postings.mjs` takes the facts. */
export function inventedPost(factId: string, more: object): object {
  return {
    factId,
    personId: 'example-ann',
    name: { surname: 'Example', forename: 'Ann', generational: 'III', alternative: ['A. Example'] },
    ...{ birthYear: '1900', deathYear: null, careerType: 'non-career', kind: 'posting' },
    ...{ roleTitleId: 'secretary', roleTitle: 'Secretary of State', roleClass: 'headquarters' },
    ...{ missionKind: 'department', missionId: 'secretary', missionName: 'Secretary of State' },
    ...{ contemporaryTerritoryId: null, residentAt: null },
    ...{ appointedOn: null, arrivedOn: null, startedOn: null, endedOn: null, dateNotes: {}, note: null },
    ...{ recordedOn: '2010-05-20', recordedBy: 'editor-1', lastModifiedOn: null, lastModifiedBy: null },
    ...{ sourceId: 'x-1', sourceFile: 'x.xml' },
    ...more,
  };
}

/** What a report lists under each of its reasons, by the ids of the facts. */
export function listedIn(report: string): Readonly<Record<string, readonly string[]>> {
  const parts = report.trim().split('\n# ').slice(1);
  return Object.fromEntries(
    parts.map((text) => {
      const [reason = '', ...under] = text.trim().split('\n');
      return [reason, under.map((fact) => fact.split('\t')[0] ?? '')];
    }),
  );
}

/** A number of a report. */
export function numberIn(report: string, what: string): number {
  const line = report.split('\n').find((text) => text.endsWith(`\t${what}`));
  return Number(line?.split('\t')[0]);
}
