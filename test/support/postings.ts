import { calendarDate } from '@elshi/law';
import { type Act, type PostingState, postingStateOn } from '@elshi/domain';
import { act, type History, holding, relieved, withoutOrder } from './careers.js';

/** The decision to post somebody to the office `emb`, as a third secretary unless the data say otherwise. */
export const posted = (on: string, id = 'p1', more: object = {}): Act =>
  act('AssignPosting', on, {
    postingId: id,
    officeId: 'emb',
    positionCode: 'POS_THIRD_SECRETARY',
    ...more,
  });
export const arrived = (on: string, id = 'p1'): Act =>
  act('StartPosting', on, { postingId: id }, withoutOrder);
export const extended = (on: string, plannedTo: string, id = 'p1', more: object = {}): Act =>
  act('ExtendPosting', on, { postingId: id, plannedTo, ...more });
export const recalled = (on: string, id = 'p1', more: object = {}): Act =>
  act('RecallEarly', on, { postingId: id, cause: 'reorganisation', ...more });
export const returned = (on: string, outcome = 'COMPLETED', id = 'p1'): Act =>
  act('EndPosting', on, { postingId: id, outcome });

/** A third secretary since 14 January 2019. */
export const secretary = (): History => holding('THIRD_SECRETARY', '2019-01-14', 'POS_THIRD_SECRETARY');

/** The same, posted on 10 January 2020. */
export const chosen = (more: object = {}): History => secretary().and(posted('2020-01-10', 'p1', more));
/** The same, at the post from 6 February 2020. */
export const there = (more: object = {}): History =>
  chosen(more).and(relieved('2020-02-04'), arrived('2020-02-06'));

/** The state of a posting on a day. */
export const state = ({ career }: History, day: string, place = 0): PostingState | undefined =>
  postingStateOn(career.postings[place]!, calendarDate(day));
/** Its days at the post, its end and its outcome. */
export const endOf = ({ career: { postings } }: History, place = 0): readonly unknown[] => {
  const { stay, end } = postings[place]!;
  return [stay?.from, stay?.to, end?.on, end?.outcome];
};
