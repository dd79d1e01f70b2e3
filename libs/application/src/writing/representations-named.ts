import {
  type Act,
  foldProposal,
  type Ledger,
  officer,
  proposal,
  type Proposal,
  type Representation,
  standings,
  subjectText,
} from '@elshi/domain';
import type { LoadLedger } from '../ledgers.js';
import { namesIn } from '../named-ids.js';
import type { Links } from '../reacting/links.js';
import { recordOf } from '../record-of.js';

/** The representations on record under the number that an act names, about the person of its record or about its office and who heads it. */
export async function representationsNamed(
  { load, links }: { readonly load: LoadLedger; readonly links: Links },
  act: Act,
  own: Ledger,
): Promise<readonly Proposal[]> {
  const named = representationIn(act);
  if (named?.number === undefined || own.subject.kind === 'proposal') return [];
  const ids = await links.representationsNumbered(named.number);
  const found = ids.map(async (id) => {
    const folded = foldProposal(standings(await load(proposal(id))));
    return (await isAbout(load, folded, act, own)) ? [folded] : [];
  });
  return (await Promise.all(found)).flat();
}

/** The representation that an act names, or that a correction brings in. */
function representationIn(act: Act): Partial<Representation> | undefined {
  const data = (act.kind === 'CorrectAct' ? (act.data.changes.data ?? {}) : act.data) as Representing;
  return data.representation ?? data.revocation?.representation;
}

interface Representing {
  readonly representation?: Partial<Representation>;
  readonly revocation?: { readonly representation?: Partial<Representation> };
}

async function isAbout(load: LoadLedger, { submission }: Proposal, act: Act, own: Ledger): Promise<boolean> {
  if (submission?.act.kind !== 'SubmitMinisterRepresentation') return false;
  const { subject, officerId, officeId } = submission.act.data;
  const { kind, id } = own.subject;
  if (kind === 'office') return subject === 'HEAD' && (officeId === id || isNamed(officerId, act, own));
  if (subject !== 'RANK' || officerId === undefined) return false;
  const record = await recordOf(load, officer(officerId));
  return subjectText(record.subject) === subjectText(own.subject);
}

/** Whether the act, or one before it about the office, names a person. */
function isNamed(officerId: string | undefined, act: Act, { acts }: Ledger): boolean {
  const people = [act, ...acts.map((entry) => entry.act)].flatMap((each) => namesIn(each)(['officerId']));
  return officerId !== undefined && people.includes(officerId);
}
