import { staffingCite } from '@elshi/law';
import { keptFacts } from '../../judging/kept-facts.js';
import { approvedPosts, staffingOn } from '../../office/office.js';
import type { Facts } from '../../refusal.js';
import { type Check, type Judged, notApplicable, pass, warn } from '../act-rule.js';
import type { Circumstances } from '../circumstances.js';
import type { Posting } from '../posting.js';
import { postingNamed } from './posting.js';

const cites = [staffingCite];

/** How many posts of a position are approved at an office, and how many of them others fill. */
interface StaffingFacts extends Facts {
  readonly officeId: string;
  readonly positionCode: string;
  readonly approved: number;
  readonly filled: number;
}

/** What was found when the act was decided, else what was looked up for it; nothing where no staffing table is in force. */
function staffingFacts(
  { officeId, positionCode }: Posting,
  judged: Judged<'StartPosting'>,
  { offices, filled }: Circumstances,
): StaffingFacts | undefined {
  const kept = keptFacts<StaffingFacts>(judged, 'STAFFING', { officeId, positionCode });
  if (kept !== undefined) return kept;
  const [office, others] = [offices.get(officeId), filled?.get(officeId)];
  const table = office == null || others === undefined ? undefined : staffingOn(office, judged.day);
  if (table === undefined || others === undefined) return undefined;
  const same = others.filter((position) => position === positionCode);
  return { officeId, positionCode, approved: approvedPosts(table, positionCode), filled: same.length };
}

/** One post more than approved is not refused, but it is said (point 17). */
export const withinStaffing: Check<'StartPosting'> = {
  rule: 'STAFFING',
  cite: staffingCite,
  judge: (judged, circumstances) => {
    const posting = postingNamed(judged, circumstances);
    const facts = posting && staffingFacts(posting, judged, circumstances);
    if (facts === undefined) return notApplicable('No staffing table is to be compared with.', cites);
    const { officeId, positionCode, approved, filled } = facts;
    if (filled < approved) return pass('A post is free.', cites, facts);
    const detail = `${approved} posts of ${positionCode} are approved at ${officeId}, and ${filled} are filled by others.`;
    return warn({ code: 'STAFFING_LIMIT', detail, citations: cites }, facts);
  },
};
