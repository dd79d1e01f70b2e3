import {
  type NewWebhook,
  type ReplayRange,
  SIGNINGS,
  type WebhookChange,
  type Webhooks,
} from '@elshi/application';
import { EVENT_TYPES } from '@elshi/domain';
import { BodyMembers } from './body-members.js';
import type { Request } from './fastify.js';
import type { RequestReader } from './request-reader.js';

/** How long an older key signs beside a new one, in hours: where nothing is said, and at most. */
export const USUAL_OVERLAP = 24;
export const LONGEST_OVERLAP = 720;
const LONGEST_DESCRIPTION = 300;
const MILLISECONDS_AN_HOUR = 3_600_000;

type FaultOfUrl = Webhooks['faultOfUrl'];

/** A webhook that is to be registered. All faults go to the reader. */
export function postedWebhook(reader: RequestReader, request: Request, faultOfUrl: FaultOfUrl): NewWebhook {
  const body = new BodyMembers(reader, request, 'required');
  body.require('url');
  const { url = '', description = null, types = null, subject = null } = wishOf(body, faultOfUrl);
  const signing = body.oneOf('signing', SIGNINGS) ?? 'ED25519';
  const after = body.position('after');
  body.end();
  return {
    url,
    description,
    filter: filterOf(types, subject),
    signing,
    ...(after !== undefined && { after }),
  };
}

/** What is to be otherwise about a webhook; the filter as it is where neither of its parts is named. All faults go to the reader. */
export function changedWebhook(
  reader: RequestReader,
  request: Request,
  faultOfUrl: FaultOfUrl,
): (former: { readonly types: readonly string[] | null; readonly subject: string | null }) => WebhookChange {
  const body = new BodyMembers(reader, request, 'required');
  const { url, description, types, subject } = wishOf(body, faultOfUrl);
  const enabled = body.flag('enabled');
  body.end();
  return (former) => ({
    ...(url !== undefined && { url }),
    ...(description !== undefined && { description }),
    ...((types !== undefined || subject !== undefined) && {
      filter: filterOf(
        types === undefined ? former.types : types,
        subject === undefined ? former.subject : subject,
      ),
    }),
    ...(enabled !== undefined && { enabled }),
  });
}

/** How long the older keys go on signing, in milliseconds. */
export function postedOverlap(reader: RequestReader, request: Request): number {
  const body = new BodyMembers(reader, request, 'optional');
  const hours = body.integer('overlapHours', 0, LONGEST_OVERLAP) ?? USUAL_OVERLAP;
  body.end();
  return hours * MILLISECONDS_AN_HOUR;
}

/** Which part of the log is to be delivered again. */
export function postedRange(reader: RequestReader, request: Request): ReplayRange {
  const body = new BodyMembers(reader, request, 'required');
  const after = body.position('after');
  const upTo = body.position('upTo');
  const knownAfter = body.instant('knownAfter');
  const knownUpTo = body.instant('knownUpTo');
  const subject = body.subject('subject') ?? undefined;
  if (body.has('after') === body.has('knownAfter'))
    body.faultOf('after', 'REQUIRED', 'One of after and knownAfter is required, and not both.');
  if (body.has('upTo') && body.has('knownUpTo'))
    body.faultOf('upTo', 'REPEATED', 'At most one of upTo and knownUpTo is given.');
  body.end();
  return {
    ...(after !== undefined && { after }),
    ...(upTo !== undefined && { upTo }),
    ...(knownAfter !== undefined && { knownAfter }),
    ...(knownUpTo !== undefined && { knownUpTo }),
    ...(subject !== undefined && { subject }),
  };
}

/** Of which subject what waits is to be tried; of all where none is named. */
export function postedSubject(reader: RequestReader, request: Request): string | undefined {
  const body = new BodyMembers(reader, request, 'optional');
  const subject = body.subject('subject') ?? undefined;
  body.end();
  return subject;
}

interface Wish {
  readonly url?: string | undefined;
  readonly description?: string | null | undefined;
  readonly types?: readonly string[] | null | undefined;
  readonly subject?: string | null | undefined;
}

function wishOf(body: BodyMembers, faultOfUrl: FaultOfUrl): Wish {
  const url = body.member('url', 'URL', 'url is an absolute https URL.', (value) =>
    typeof value === 'string' ? value : undefined,
  );
  const fault = url === undefined ? undefined : faultOfUrl(url);
  if (fault !== undefined) body.faultOf('url', fault.code, fault.detail);
  const description = body.line('description', LONGEST_DESCRIPTION);
  const types = body.member('types', 'EVENT_TYPE', 'types is a list of event types, or null.', eventTypes);
  return { url, description, types, subject: body.subject('subject') };
}

function eventTypes(value: unknown): readonly string[] | null | undefined {
  if (value === null) return null;
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const known = value.filter((type): type is string => (EVENT_TYPES as readonly unknown[]).includes(type));
  return known.length === value.length ? [...new Set(known)] : undefined;
}

function filterOf(types: readonly string[] | null, subject: string | null): NewWebhook['filter'] {
  return { ...(types !== null && { types }), ...(subject !== null && { subject }) };
}
