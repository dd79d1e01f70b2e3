import { type Citation, departmentsCite, staffOrdersBy } from '@elshi/law';
import type { ActKind } from '../../act.js';
import { decidedBy } from '../../judging/authority.js';
import { keptFacts } from '../../judging/kept-facts.js';
import { type CommandFacts, commandFacts } from '../../office/facts.js';
import { recordsHeads } from '../../office/command.js';
import { openOn } from '../../office/office.js';
import type { Facts } from '../../refusal.js';
import { type Check, fail, type Judged, notApplicable, pass, warn } from '../act-rule.js';
import type { Circumstances } from '../circumstances.js';
import { postingNamed } from './posting.js';

/** The head of the office orders it. */
export function byHead<K extends ActKind>(cite: Citation): Check<K> {
  return decidedBy(staffOrdersBy, cite);
}

/**
 * Somebody heads one of the offices on the day, or acts for its head, whose order this can be. What was found is kept with the act under this
 * rule. Of a consular institution the head is not recorded.
 */
export function headIsThere<K extends ActKind>(
  cite: Citation,
  officesOf: (judged: Judged<K>, circumstances: Circumstances) => readonly string[],
): Check<K> {
  return {
    rule: 'COMMAND',
    cite,
    judge: (judged, circumstances) => {
      const found = commandsOf(officesOf(judged, circumstances), judged, circumstances);
      const facts = found.find(({ state }) => state !== 'VACANT') ?? found[0];
      if (facts === undefined) return notApplicable('No office is known whose head it could be.', [cite]);
      return facts.state === 'VACANT'
        ? fail(
            'NO_HEAD',
            `On ${judged.day} nobody heads the office ${facts.officeId}, or acts for its head.`,
            [cite],
            facts,
          )
        : pass('Somebody heads the office, or acts for its head.', [cite], facts);
    },
  };
}

function commandsOf<K extends ActKind>(
  officeIds: readonly string[],
  judged: Judged<K>,
  circumstances: Circumstances,
): readonly CommandFacts[] {
  return officeIds
    .filter((id) => {
      const office = circumstances.offices.get(id);
      return office == null || recordsHeads(office, judged.day);
    })
    .map((id) => commandFacts('COMMAND', id, judged, circumstances))
    .filter(({ known }) => known);
}

/** Whether an office has a department on the day of an act. */
interface DepartmentFacts extends Facts {
  readonly officeId: string;
  readonly department: string;
  readonly isThere: boolean;
}

/** The department is one of the office. An order of the head may name one that is not recorded; it is taken, and said. */
export const departmentIsThere: Check<'AssignDepartment'> = {
  rule: 'DEPARTMENT',
  cite: departmentsCite,
  judge: (judged, circumstances) => {
    const facts = departmentFacts(judged, circumstances);
    if (facts === undefined) return notApplicable('No office is known that could have it.');
    const { officeId, department, isThere } = facts;
    if (isThere) return pass('The office has the department.', [departmentsCite], facts);
    const detail = `No department ${department} of the office ${officeId} is recorded on ${judged.day}.`;
    return warn({ code: 'DEPARTMENT_UNKNOWN', detail, citations: [departmentsCite] }, facts);
  },
};

/** What was found when the act was decided, else what was looked up for it. */
function departmentFacts(
  judged: Judged<'AssignDepartment'>,
  circumstances: Circumstances,
): DepartmentFacts | undefined {
  const { department } = judged.act.data;
  const officeId = postingNamed(judged, circumstances)?.officeId;
  if (officeId === undefined) return undefined;
  const kept = keptFacts<DepartmentFacts>(judged, 'DEPARTMENT', { officeId, department });
  if (kept !== undefined) return kept;
  const office = circumstances.offices.get(officeId);
  if (office == null) return undefined;
  const isThere = openOn(office, office.departments, judged.day).some(
    ({ departmentKind }) => departmentKind === department,
  );
  return { officeId, department, isThere };
}
