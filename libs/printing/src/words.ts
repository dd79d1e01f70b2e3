import {
  citationTexts,
  creditName,
  groundNames,
  jurisdictionNames,
  leaveNames,
  positionName,
  rankName,
  sanctionName,
} from '@elshi/law';
import { type Order, unreachable } from '@elshi/domain';
import type { Amendment, Basis, Ending, Part, Recorded, Remark, Term, Value } from '@elshi/projections';
import { terms } from './wording/terms.js';
import type { Wording } from './wording/wording.js';

/** A part of a line, with its label where it has one. */
export function partText({ label, value }: Part, wording: Wording): string {
  const words = valueText(value, wording);
  return label === null ? words : `${wording.labels[label]}: ${words}`;
}

function valueText(value: Value, wording: Wording): string {
  const { language, says } = wording;
  switch (value.is) {
    case 'text':
      return value.text;
    case 'day':
      return says.day(value.day);
    case 'sanction':
      return sanctionName(value.kind, language);
    case 'rank':
      return rankName(value.rank, language);
    case 'position':
      return positionName(value.code, value.on, language);
    case 'office':
      return value.name === null ? value.officeId : `${value.name} (${value.officeId})`;
    case 'act':
      return says.act(value.act);
    case 'paper':
      return says.paper(value.date, value.number);
    case 'term':
      return termText(value, wording);
    default:
      return unreachable(value);
  }
}

function termText(term: Term, { language }: Wording): string {
  switch (term.list) {
    case 'answer':
      return terms.answer[term.code][language];
    case 'card':
      return terms.card[term.code][language];
    case 'category':
      return terms.category[term.code][language];
    case 'cause':
      return terms.cause[term.code][language];
    case 'credit':
      return creditName(term.code, language);
    case 'department':
      return terms.department[term.code][language];
    case 'ground':
      return groundNames[term.code][language];
    case 'jurisdiction':
      return jurisdictionNames[term.code][language];
    case 'outcome':
      return terms.outcome[term.code][language];
    case 'postingState':
      return terms.postingState[term.code][language];
    case 'kind':
      return terms.kind[term.code][language];
    case 'leave':
      return leaveNames[term.code][language];
    case 'mode':
      return terms.mode[term.code][language];
    case 'result':
      return terms.result[term.code][language];
    default:
      return unreachable(term);
  }
}

/**
 * What a line rests on, a text for each document: the order or, where there is none, when and by whom it was recorded; then
 * the provisions.
 */
export function basisTexts(
  { order, citations, recorded, unverified }: Basis,
  wording: Wording,
): readonly string[] {
  const document = recorded === null ? [] : [recordedText(recorded, wording)];
  return [
    ...(order === null ? document : [orderText(order, wording)]),
    ...citationTexts(citations, wording.language),
    ...(unverified === true ? [wording.says.unverified] : []),
  ];
}

/** How a line ended, where that is not told by a line of its own. */
export function endingText({ act, how, basis }: Ending, wording: Wording): string {
  const { says } = wording;
  return basis === null ? says.endedElsewhere(act) : says.ended(valueText(how, wording), act);
}

/** What became of the act of a line, with the act by which. */
export function remarkTexts(remark: Remark, { says, ...rest }: Wording): readonly string[] {
  switch (remark.is) {
    case 'historical':
    case 'approximate':
      return [says[remark.is]];
    case 'corrected':
    case 'annulled':
    case 'removed': {
      const because = remark.reason === null ? [] : [says.reason(remark.reason)];
      return [says[remark.is](remark.act, amendmentText(remark, { says, ...rest })), ...because];
    }
    default:
      return unreachable(remark);
  }
}

function amendmentText({ order, recorded }: Amendment, wording: Wording): string {
  return order === null ? recordedText(recorded, wording) : orderText(order, wording);
}

function orderText({ type, date, number }: Order, wording: Wording): string {
  return wording.orders[type](date, number);
}

function recordedText({ on, by }: Recorded, { says }: Wording): string {
  return says.recorded(on, by);
}
