import { concurrentCite, firstDayOf, postingCite, postingOutcomeRule, proposalCite } from '@elshi/law';
import { type Check, fail, type Finding, type Judged, notApplicable, pass } from '../act-rule.js';
import type { Circumstances } from '../circumstances.js';
import { isHeadship, plannedEndOn, type Posting, postingStateOn } from '../posting.js';
import { runningPostings } from '../posts.js';

/** The kinds of act that name a posting on record. */
export type AboutPosting =
  'StartPosting' | 'ExtendPosting' | 'RecallEarly' | 'EndPosting' | 'AssignDepartment';

const cites = [postingCite];

/** The posting of a head follows its office; these alone address it as any other. */
const ADDRESS_HEADSHIPS: ReadonlySet<AboutPosting> = new Set(['ExtendPosting', 'AssignDepartment']);

function idOf({ act }: Judged<AboutPosting>): string {
  return act.data.postingId;
}

/** The posting that an act names, as it stood just before. */
export function postingNamed(judged: Judged<AboutPosting>, { career }: Circumstances): Posting | undefined {
  return career.postings.findLast(({ postingId }) => postingId === idOf(judged));
}

/** The posting is on record, and was not decided later. */
export const postingKnown: Check<AboutPosting> = {
  rule: 'POSTING_KNOWN',
  form: true,
  judge: (judged, { named }) => {
    const { act, day, index } = judged;
    const postingId = idOf(judged);
    const assigned = named.find('AssignPosting', postingId, index);
    if (assigned === undefined || (isHeadship(postingId) && !ADDRESS_HEADSHIPS.has(act.kind)))
      return fail('ID_UNKNOWN', `No posting ${postingId} is recorded that this could be about.`, cites);
    const facts = { postingId, eventId: assigned.actId };
    return assigned.day <= day
      ? pass('The posting is on record.', cites, facts)
      : fail('DATE_ORDER', `The posting is assigned on ${assigned.day}, after ${day}.`, cites, {
          ...facts,
          from: assigned.day,
        });
  },
};

function inState(
  posting: Posting | undefined,
  { day }: Judged<AboutPosting>,
  wanted: readonly string[],
): Finding {
  if (posting === undefined) return notApplicable('There is no such posting.', cites);
  const { stay, end } = posting;
  const state = postingStateOn(posting, day)!;
  const facts = { postingId: posting.postingId, state, from: stay?.from ?? null, to: end?.on ?? null };
  if (wanted.includes(state)) return pass(`The posting is ${state}.`, cites, facts);
  const because =
    state === 'ENDED'
      ? `The posting ended on ${end!.on} (${end!.outcome}).`
      : state === 'STARTED'
        ? `The posting began on ${stay!.from}.`
        : 'The posting has not begun.';
  return fail('POSTING_STATE', because, cites, facts);
}

/** The posting is in one of these states just before the act. */
export function postingIs<K extends AboutPosting>(...wanted: readonly string[]): Check<K> {
  return {
    rule: 'POSTING_STATE',
    form: true,
    judge: (judged, circumstances) => inState(postingNamed(judged, circumstances), judged, wanted),
  };
}

/** Only heads serve at two posts at once (policy P31). */
export const nothingElseRuns: Check<'StartPosting'> = {
  rule: 'POSTING_OVERLAP',
  cite: concurrentCite,
  judge: (judged, { career, policies }) => {
    if (policies.P31 === 'ANY') return notApplicable('Postings may overlap.', [concurrentCite]);
    const mayOverlap = (postingId: string) => policies.P31 === 'HEADS_ONLY' && isHeadship(postingId);
    const own = idOf(judged);
    const other = runningPostings(career, judged.day).find(
      ({ postingId }) => postingId !== own && !(mayOverlap(postingId) && mayOverlap(own)),
    );
    return other === undefined
      ? pass('No other posting runs.', [concurrentCite])
      : fail('POSTING_OVERLAP', `Posting ${other.postingId} runs on ${judged.day}.`, [concurrentCite], {
          postingId: other.postingId,
          officeId: other.officeId,
          from: other.stay!.from,
          eventId: other.by.actId,
        });
  },
};

/** An extension moves the planned end to a later day, after the beginning. */
export const plannedLater: Check<'ExtendPosting'> = {
  rule: 'PLANNED_END',
  cite: proposalCite,
  judge: (judged, circumstances) => {
    const posting = postingNamed(judged, circumstances);
    if (posting === undefined) return notApplicable('There is no such posting.');
    const { plannedTo } = judged.act.data;
    const end = firstDayOf(plannedTo);
    const begins = posting.stay?.from ?? posting.by.day;
    const planned = plannedEndOn(posting, judged.day);
    const facts = { plannedTo, from: begins, planned: planned ?? null };
    if (end <= begins)
      return fail('DATE_ORDER', `The posting begins on ${begins}, and cannot end by ${end}.`, cites, facts);
    return planned === undefined || planned < end
      ? pass('The planned end is moved to a later day.', [proposalCite], facts)
      : fail('DATE_ORDER', `The posting is planned to ${planned} already.`, [proposalCite], facts);
  },
};

/** Whether the posting is in the state that the outcome ends, and a recall stands where it carries one out. */
export const outcomeFits: Check<'EndPosting'> = {
  rule: 'POSTING_STATE',
  form: true,
  judge: (judged, circumstances) => {
    const { outcome, postingId } = judged.act.data;
    const rule = postingOutcomeRule(outcome);
    const posting = postingNamed(judged, circumstances);
    const started = circumstances.named.find('StartPosting', postingId, judged.index);
    if (posting?.end === undefined && rule.ends === 'STARTED' && started && started.day > judged.day)
      return fail('DATE_ORDER', `The posting begins on ${started.day}, after ${judged.day}.`, cites, {
        postingId,
        from: started.day,
        eventId: started.actId,
      });
    const found = inState(posting, judged, [rule.ends]);
    if (found.outcome === 'fail' || rule.onRecall !== true || posting === undefined) return found;
    return posting.recalls.length > 0
      ? pass('The posting is recalled.', [proposalCite])
      : fail('POSTING_STATE', 'No recall of the posting is on record.', [proposalCite], { postingId });
  },
};

/** A posting is recalled once. */
export const notRecalled: Check<'RecallEarly'> = {
  rule: 'NOT_RECALLED',
  form: true,
  judge: (judged, circumstances) => {
    const recall = postingNamed(judged, circumstances)?.recalls.at(-1);
    return recall === undefined
      ? pass('The posting is not recalled yet.', [proposalCite])
      : fail('POSTING_STATE', `The posting was recalled on ${recall.day} already.`, [proposalCite], {
          eventId: recall.actId,
        });
  },
};
