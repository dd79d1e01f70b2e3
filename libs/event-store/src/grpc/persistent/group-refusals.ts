import { status } from '@grpc/grpc-js';
import { cut, Refusal } from '../refusal.js';

/** A group of consumers: its name, and the stream it goes over, `$all` for the whole log. */
export interface GroupName {
  readonly stream: string;
  readonly group: string;
}

export function groupMissing(name: GroupName): Refusal {
  const sentence = `Stream ${cut(name.stream)} has no group ${cut(name.group)}.`;
  return refusal(status.NOT_FOUND, sentence, 'persistent-subscription-does-not-exist', name);
}

export function groupExists(name: GroupName): Refusal {
  const sentence = `Stream ${cut(name.stream)} has a group ${cut(name.group)} already.`;
  return refusal(status.ALREADY_EXISTS, sentence, 'persistent-subscription-exists', name);
}

export function groupFull(name: GroupName): Refusal {
  const sentence = `Group ${cut(name.group)} has as many consumers as it may have.`;
  return refusal(status.FAILED_PRECONDITION, sentence, 'maximum-subscribers-reached', name);
}

/** For the consumers of a group that was changed or deleted. */
export function groupDropped(name: GroupName): Refusal {
  const sentence = `Group ${cut(name.group)} lets its consumers go.`;
  return refusal(status.CANCELLED, sentence, 'persistent-subscription-dropped', name);
}

function refusal(code: status, sentence: string, exception: string, { stream, group }: GroupName): Refusal {
  return new Refusal(code, sentence, { exception, 'stream-name': stream, 'group-name': group });
}
