import type { ProposedAct } from '@elshi/domain';
import { defaultPolicies, parsePolicies, type Policies, rulesets } from '@elshi/law';
import { readAct } from './read-act.js';
import { isObject } from './shape/reading.js';
import { isSubjectId } from './shape/text.js';
import { below, faulty, notAnObject, type Read, type Violation } from './violation.js';

/** More acts than this are not supposed at once. */
export const MOST_SUPPOSED = 100;

/** An act that is only supposed. */
export interface SupposedAct {
  /** The act as it was posted, ids of events in the place of references. */
  readonly body: unknown;
  readonly act: ProposedAct;
}

/** Acts that are only supposed, and the choices by which they are judged. */
export interface WhatIf {
  readonly officerId: string;
  /** Each is judged as if those before it were recorded. */
  readonly acts: readonly SupposedAct[];
  readonly policies: Policies;
  readonly ruleset: string;
}

/** The id of an event that a supposed act would lead to, by the place of the act and its own within the act. */
export type IdOfSupposed = (officerId: string, act: number, place: number) => string;

const MEMBERS = ['officerId', 'acts', 'policies', 'ruleset'];

/**
 * Reads the body of a what-if, or says every fault of it. In the place of an event id, an act may refer to an event of an act
 * before it, as `acts/0/events/0`.
 */
export function readWhatIf(body: unknown, idOf: IdOfSupposed): Read<{ readonly whatIf: WhatIf }> {
  if (!isObject(body)) return faulty([notAnObject('', 'The what-if')]);
  const faults: Violation[] = Object.keys(body)
    .filter((name) => !MEMBERS.includes(name))
    .map((name) =>
      fault(below('', name), 'UNKNOWN_MEMBER', `${name.slice(0, 64)} is not a member that is known here.`),
    );
  const { officerId, acts, policies, ruleset } = body;
  const whatIf = {
    officerId: readOfficer(officerId, faults),
    acts: readActs(acts, String(officerId), idOf, faults),
    policies: readPolicies(policies, faults),
    ruleset: readRuleset(ruleset, faults),
  };
  return faults.length > 0 ? faulty(faults) : { whatIf };
}

function readOfficer(officerId: unknown, faults: Violation[]): string {
  if (typeof officerId === 'string' && isSubjectId(officerId)) return officerId;
  faults.push(
    officerId === undefined
      ? fault('/officerId', 'REQUIRED', 'officerId is required.')
      : fault('/officerId', 'ID', 'officerId is the id of an officer.'),
  );
  return '';
}

function readActs(
  acts: unknown,
  officerId: string,
  idOf: IdOfSupposed,
  faults: Violation[],
): readonly SupposedAct[] {
  if (acts === undefined) faults.push(fault('/acts', 'REQUIRED', 'acts is required; it may be empty.'));
  else if (!Array.isArray(acts) || acts.length > MOST_SUPPOSED)
    faults.push(fault('/acts', 'LIST', `acts is a list of at most ${MOST_SUPPOSED} acts.`));
  else
    return acts.flatMap((posted: unknown, place) => {
      const pointer = `/acts/${place}`;
      const body = withoutReferences(posted, (act, event, at) => {
        if (act < place) return idOf(officerId, act, event);
        faults.push(fault(pointer + at, 'REFERENCE', 'It refers to an act that is not before this one.'));
        return undefined;
      });
      const read = readAct(body, 'officer');
      if ('act' in read) return [{ body, act: read.act }];
      faults.push(...faulty(read.violations, pointer).violations);
      return [];
    });
  return [];
}

const REFERENCE = /^acts\/(\d{1,3})\/events\/(\d{1,3})$/;
type Referred = (act: number, event: number, pointer: string) => string | undefined;

/** The value with an id wherever a member `eventId` holds a reference. */
function withoutReferences(value: unknown, idOf: Referred, pointer = ''): unknown {
  if (Array.isArray(value))
    return value.map((item: unknown, index) => withoutReferences(item, idOf, below(pointer, index)));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const at = below(pointer, name);
      const reference = name === 'eventId' && typeof member === 'string' ? REFERENCE.exec(member) : null;
      if (reference === null) return [name, withoutReferences(member, idOf, at)];
      return [name, idOf(Number(reference[1]), Number(reference[2]), at) ?? member];
    }),
  );
}

function readPolicies(tokens: unknown, faults: Violation[]): Policies {
  if (tokens === undefined) return defaultPolicies;
  const list = typeof tokens === 'string' ? [tokens] : tokens;
  if (!Array.isArray(list) || !list.every((token) => typeof token === 'string')) {
    faults.push(
      fault('/policies', 'LIST', 'policies is a list of tokens like P03:DAY_AFTER, or one text of them.'),
    );
    return defaultPolicies;
  }
  if (list.length === 0) return defaultPolicies;
  const policies = parsePolicies(list.join(','));
  if (!isFaults(policies)) return policies;
  for (const { token, because } of policies)
    faults.push(fault('/policies', 'POLICY', `${JSON.stringify(token.slice(0, 64))}: ${because}.`));
  return defaultPolicies;
}

function isFaults(read: ReturnType<typeof parsePolicies>): read is Exclude<typeof read, Policies> {
  return Array.isArray(read);
}

function readRuleset(ruleset: unknown, faults: Violation[]): string {
  const known = rulesets.map(({ id }) => id);
  const found = ruleset === undefined ? known[0] : known.find((id) => id === ruleset);
  if (found === undefined) faults.push(fault('/ruleset', 'ENUM', `ruleset is one of ${known.join(', ')}.`));
  return found ?? '';
}

function fault(pointer: string, code: string, detail: string): Violation {
  return { pointer, code, detail };
}
