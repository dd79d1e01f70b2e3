import {
  foldOffice,
  type Ledger,
  office,
  officer,
  type OfficeRecord,
  type Reaction,
  reactionsOnOffice,
  reactionsOnOfficer,
  standings,
  type Subject,
  subjectText,
} from '@elshi/domain';
import type { EventToAppend, StreamAppend } from '@elshi/event-store';
import { streamOf } from '../codec.js';
import { reactionId } from '../writing/event-ids.js';
import { supposed } from '../writing/supposed.js';
import type { LoadLedger } from '../ledgers.js';
import { concernsWhoeverNamed, namedIn, officesNamedIn } from './concerned.js';
import type { Links } from './links.js';
import { reactionEvents } from './reaction-events.js';

/** What follows in one record. */
export interface Followed {
  /** The record without it. */
  readonly ledger: Ledger;
  readonly events: readonly EventToAppend[];
}

/** What is written in a record, for the log. */
export function appendTo({ ledger: { subject, revision }, events }: Followed): StreamAppend {
  return { stream: streamOf(subject), expectedRevision: revision === 0 ? 'none' : revision - 1, events };
}

/**
 * What follows in records, this one among them, from what stands in one: the difference between what should stand there and what earlier
 * reactions wrote. Nothing when all is as it should be.
 */
export async function following(
  load: LoadLedger,
  links: Links,
  ledger: Ledger,
): Promise<readonly Followed[]> {
  switch (ledger.subject.kind) {
    case 'office':
      return fromOffice(load, links, ledger);
    case 'officer':
      return fromOfficer(load, links, ledger);
    case 'proposal':
      return [];
  }
}

async function fromOffice(load: LoadLedger, links: Links, ledger: Ledger): Promise<readonly Followed[]> {
  const { subject, acts } = ledger;
  const more = concernsWhoeverNamed(ledger) ? await links.officersOf(subject.id) : [];
  const named = [...officesNamedIn(acts), ...(await links.officesBeside(subject.id))];
  const elsewhere = named.filter((id) => id !== subject.id);
  const [officers, offices] = await Promise.all([
    recorded(load, [...namedIn(subject, acts), ...more].map(officer)),
    recorded(load, elsewhere.map(office)),
  ]);
  const around = { officers: officers.map(standings), offices: offices.map(recordOf) };
  const own = followed(ledger, reactionsOnOffice(ledger, around, reactionId), [...officers, ...offices]);
  const then = after(own);
  const record = recordOf(then);
  const beside = offices.map((each) =>
    followed(each, reactionsOnOffice(each, { offices: [record] }, reactionId), [then]),
  );
  const others = officers.map((each) =>
    followed(each, reactionsOnOfficer(each, [record], reactionId), [then]),
  );
  return [...others, ...beside, own].filter(({ events }) => events.length > 0);
}

async function fromOfficer(load: LoadLedger, links: Links, ledger: Ledger): Promise<readonly Followed[]> {
  const { subject, acts } = ledger;
  const more = concernsWhoeverNamed(ledger) ? await links.officesOf(subject.id) : [];
  const offices = await recorded(load, [...namedIn(subject, acts), ...more].map(office));
  const around = { officers: [standings(ledger)] };
  const others = offices.map((each) => followed(each, reactionsOnOffice(each, around, reactionId), [ledger]));
  const then = others.map(after);
  const on = followed(ledger, reactionsOnOfficer(ledger, then.map(recordOf), reactionId), then);
  return [...others, on].filter(({ events }) => events.length > 0);
}

/** The records of these subjects, of those that have one. */
async function recorded(load: LoadLedger, subjects: readonly Subject[]): Promise<readonly Ledger[]> {
  const unique = new Map(subjects.map((each) => [subjectText(each), each]));
  const ledgers = await Promise.all([...unique.values()].map((each) => load(each)));
  return ledgers.filter(({ revision }) => revision > 0);
}

function recordOf(ledger: Ledger): OfficeRecord {
  const all = standings(ledger);
  return { office: foldOffice(all), standings: all };
}

function followed(ledger: Ledger, reactions: readonly Reaction[], causes: readonly Ledger[]): Followed {
  return { ledger, events: reactionEvents(ledger.subject, reactions, [ledger, ...causes]) };
}

function after({ ledger, events }: Followed): Ledger {
  return events.length === 0 ? ledger : supposed(ledger, events);
}
