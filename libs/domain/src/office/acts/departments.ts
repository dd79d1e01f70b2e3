import { departmentsCite, dutiesCite, staffOrdersBy } from '@elshi/law';
import { only } from '../../judging/drafts.js';
import type { ActRule } from '../act-rule.js';
import { decidedBy } from '../../judging/authority.js';
import { isCommanded } from '../checks/command.js';
import { isOpen, isRecorded } from '../checks/existence.js';
import { endRepeated, endStanding, type Lasting, notStandingYet, stands } from '../lasting.js';

const cites = [departmentsCite, dutiesCite];

const department: Lasting<'CreateDepartment', 'AbolishDepartment'> = {
  begunBy: 'CreateDepartment',
  among: 'departments',
  called: 'department',
  begun: ({ departmentKind }) => departmentKind,
  ended: (data) => data.department,
  cites,
};

/** A department of the office, set up by its head (points 18 and 19). It ends with the office. */
export const createDepartment: ActRule<'CreateDepartment'> = {
  checks: [
    isRecorded,
    isOpen,
    decidedBy(staffOrdersBy, dutiesCite),
    isCommanded(dutiesCite),
    notStandingYet(department),
  ],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    const { departmentKind, name } = standing.act.data;
    endRepeated(department, office, standing);
    office.departments.push({
      departmentKind,
      ...(name !== undefined && { name }),
      from: standing.day,
      by: standing,
    });
  },
  events: only('OfficeDepartmentCreated'),
};

/** Ends a department. Who was assigned to it stays so until another is given him. */
export const abolishDepartment: ActRule<'AbolishDepartment'> = {
  checks: [
    isRecorded,
    isOpen,
    decidedBy(staffOrdersBy, dutiesCite),
    isCommanded(dutiesCite),
    stands(department),
  ],
  citations: cites,
  policies: [],
  apply: (office, standing) => endStanding(department, office, standing),
  events: only('OfficeDepartmentAbolished'),
};
