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
} from '@elshi/domain';
import type { EventToAppend, StreamAppend } from '@elshi/event-store';
import { streamOf } from '../codec.js';
import { reactionId } from '../writing/event-ids.js';
import { supposed } from '../writing/supposed.js';
import type { LoadLedger } from '../ledgers.js';
import { concernsWhoeverNamed, namedIn } from './concerned.js';
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
  const ids = [...new Set([...namedIn(subject, acts), ...more])];
  const officers = (await Promise.all(ids.map((id) => load(officer(id))))).filter(isRecorded);
  const all = officers.map(standings);
  const own = followed(ledger, reactionsOnOffice(ledger, all, reactionId), officers);
  const record = recordOf(after(own));
  const others = officers.map((each) =>
    followed(each, reactionsOnOfficer(each, [record], reactionId), [after(own)]),
  );
  return [...others, own].filter(({ events }) => events.length > 0);
}

async function fromOfficer(load: LoadLedger, links: Links, ledger: Ledger): Promise<readonly Followed[]> {
  const { subject, acts } = ledger;
  const more = concernsWhoeverNamed(ledger) ? await links.officesOf(subject.id) : [];
  const ids = [...new Set([...namedIn(subject, acts), ...more])];
  const offices = (await Promise.all(ids.map((id) => load(office(id))))).filter(isRecorded);
  const own = standings(ledger);
  const others = offices.map((each) => followed(each, reactionsOnOffice(each, [own], reactionId), [ledger]));
  const then = others.map(after);
  const on = followed(ledger, reactionsOnOfficer(ledger, then.map(recordOf), reactionId), then);
  return [...others, on].filter(({ events }) => events.length > 0);
}

function isRecorded({ revision }: Ledger): boolean {
  return revision > 0;
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
