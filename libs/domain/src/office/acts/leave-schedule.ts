import { servicePersonnelCite, staffOrdersBy } from '@elshi/law';
import { decidedBy } from '../../judging/authority.js';
import { only } from '../../judging/drafts.js';
import { keptFacts } from '../../judging/kept-facts.js';
import type { Facts } from '../../refusal.js';
import type { ScheduledLeave } from '../act-data.js';
import { type ActRule, type Check, fail, pass } from '../act-rule.js';
import { isCommanded } from '../checks/command.js';
import { isOpen, isRecorded } from '../checks/existence.js';
import { endOpen } from '../draft.js';

const cites = [servicePersonnelCite];

type Scheduling = Check<'ApproveLeaveSchedule'>;

/** Every leave begins in the year of the schedule, and ends after it begins; nobody is on two at once. */
const leavesFit: Scheduling = {
  rule: 'LEAVES',
  form: true,
  judge: ({ act: { data } }) => {
    const { year, leaves } = data;
    const outside = leaves.find(({ from }) => from.slice(0, 4) !== String(year));
    if (outside !== undefined)
      return fail('DATE_ORDER', `The leave from ${outside.from} does not begin in ${year}.`, cites, {
        ...outside,
      });
    const empty = leaves.find(({ from, to }) => from >= to);
    if (empty !== undefined)
      return fail(
        'INTERVAL_INVALID',
        `"to" (${empty.to}) must be after "from" (${empty.from}); it is the first day after.`,
        cites,
        { ...empty },
      );
    const twice = leaves.find((one) => leaves.some((other) => other !== one && overlap(one, other)));
    return twice === undefined
      ? pass('The leaves are of the year, and nobody is on two at once.', cites)
      : fail('INTERVAL_INVALID', `${twice.officerId} is on two leaves at once.`, cites, { ...twice });
  },
};

function overlap(one: ScheduledLeave, other: ScheduledLeave): boolean {
  return one.officerId === other.officerId && one.from < other.to && other.from < one.to;
}

/** Whom a schedule names, and who of them was not recorded when it was decided. */
interface PeopleFacts extends Facts {
  readonly officerIds: string;
  readonly unknown: readonly string[];
}

/** Everybody is recorded. Whether somebody serves there in the months to come, nobody knows yet. */
const everybodyIsKnown: Scheduling = {
  rule: 'PEOPLE',
  judge: (judged, { surroundings }) => {
    const ids = [...new Set(judged.act.data.leaves.map(({ officerId }) => officerId))].sort();
    const officerIds = ids.join(' ');
    const { unknown } = keptFacts<PeopleFacts>(judged, 'PEOPLE', { officerIds }) ?? {
      unknown: ids.filter((id) => surroundings.officers.get(id) == null),
    };
    return unknown.length === 0
      ? pass('Everybody is recorded.', cites, { officerIds, unknown })
      : fail('OFFICER_UNKNOWN', `No officer ${unknown.join(', ')} is recorded.`, cites, {
          officerId: unknown[0],
          unknown,
        });
  },
};

/** The schedule of the leaves of a year, approved by the head (point 11(6)). Another of that year takes its place. It grants no leave: that is an act about the officer. */
export const approveLeaveSchedule: ActRule<'ApproveLeaveSchedule'> = {
  checks: [
    isRecorded,
    isOpen,
    decidedBy(staffOrdersBy, servicePersonnelCite),
    isCommanded(servicePersonnelCite),
    leavesFit,
    everybodyIsKnown,
  ],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    const { year, leaves } = standing.act.data;
    endOpen(office.leaveSchedules, standing, (schedule) => schedule.year === year);
    office.leaveSchedules.push({ year, leaves: [...leaves], from: standing.day, by: standing });
  },
  events: only('LeaveScheduleApproved'),
};
