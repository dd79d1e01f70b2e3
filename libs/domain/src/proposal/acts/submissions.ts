import { headProposalRule, representationRule } from '@elshi/law';
import { only } from '../../judging/drafts.js';
import type { Submitting } from '../act-data.js';
import type { ActRule } from '../act-rule.js';
import { isNew } from '../checks/existence.js';
import {
  headsOnTheDay,
  notForHimself,
  officeIsKnown,
  proposerIsKnown,
  servesThere,
} from '../checks/proposer.js';
import { officeIsKnown as officeRepresentedIsKnown, personIsKnown } from '../checks/subject.js';

const apply: ActRule<Submitting>['apply'] = (proposal, standing) => {
  proposal.submission ??= standing;
};

/** A proposal of who heads an office for somebody who serves there (point 11(4)). Nothing follows by itself. */
export const submitHeadProposal: ActRule<'SubmitHeadProposal'> = {
  checks: [
    isNew,
    officeIsKnown,
    proposerIsKnown,
    personIsKnown(() => headProposalRule.cite),
    notForHimself,
    headsOnTheDay,
    servesThere,
  ],
  citations: [headProposalRule.cite],
  policies: [],
  apply,
  events: only('HeadProposalSubmitted'),
};

/** The representation that the Minister makes to the President, for a rank or for the head of an office. */
export const submitMinisterRepresentation: ActRule<'SubmitMinisterRepresentation'> = {
  checks: [
    isNew,
    personIsKnown(({ act }) => representationRule(act.data.subject).cite),
    officeRepresentedIsKnown,
  ],
  citations: [],
  policies: [],
  apply,
  events: only('MinisterRepresentationSubmitted'),
};
