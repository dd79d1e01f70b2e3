import type { Citation } from '@elshi/law';
import type { ActKind } from '../../act.js';
import { type Check, fail, notApplicable, pass } from '../act-rule.js';
import { commandOn, recordsHeads } from '../command.js';

/** Somebody heads the office on the day, or acts for its head, whose order this can be. Of a consular institution the head is not recorded. */
export function isCommanded<K extends ActKind>(cite: Citation): Check<K> {
  return {
    rule: 'COMMAND',
    cite,
    judge: ({ day }, { office }) => {
      if (!recordsHeads(office, day))
        return notApplicable('The head of a consular institution is not recorded.', [cite]);
      const command = commandOn(office, day);
      return command.state === 'VACANT'
        ? fail('NO_HEAD', `Nobody heads the office on ${day}, or acts for its head.`, [cite])
        : pass('Somebody heads the office, or acts for its head.', [cite], { officerId: command.officerId });
    },
  };
}
