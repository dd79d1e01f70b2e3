import { officerCite, proposalCite } from '@elshi/law';
import { type Check, fail, pass } from '../act-rule.js';
import { commandFacts, personFacts } from '../../office/facts.js';

const cites = [proposalCite];

type Proposing = Check<'SubmitHeadProposal'>;

/** The office is recorded. Who commands it on the day is kept with the act under this rule. */
export const officeIsKnown: Proposing = {
  rule: 'OFFICE',
  form: true,
  judge: (judged, circumstances) => {
    const facts = commandFacts('OFFICE', judged.act.data.officeId, judged, circumstances.surroundings);
    return facts.known
      ? pass('The office is recorded.', cites, facts)
      : fail('OFFICE_UNKNOWN', `No office ${facts.officeId} is recorded.`, cites, {
          officeId: facts.officeId,
        });
  },
};

/** Both persons are recorded. What was found about the one who proposes is kept with the act under this rule. */
export const proposerIsKnown: Proposing = {
  rule: 'PROPOSER',
  form: true,
  judge: (judged, circumstances) => {
    const facts = personFacts('PROPOSER', judged.act.data.proposedBy, judged, circumstances);
    return facts.known
      ? pass('Who proposes is recorded.', cites, facts)
      : fail('OFFICER_UNKNOWN', `No officer ${facts.officerId} is recorded.`, [officerCite], {
          officerId: facts.officerId,
        });
  },
};

/** Nobody proposes for himself. */
export const notForHimself: Proposing = {
  rule: 'NOT_FOR_HIMSELF',
  judge: ({ act }) => {
    const { proposedBy, officerId } = act.data;
    return proposedBy === officerId
      ? fail('PROPOSER', 'Nobody proposes for himself.', cites, { proposedBy })
      : pass('It is for somebody else.', cites);
  },
};

/** Who proposes heads the office on the day, or acts for its head. */
export const headsOnTheDay: Proposing = {
  rule: 'HEADS',
  judge: (judged, circumstances) => {
    const { proposedBy, officeId } = judged.act.data;
    const { state, officerId } = commandFacts('OFFICE', officeId, judged, circumstances.surroundings);
    const facts = { proposedBy, officeId, state, head: officerId };
    return officerId === proposedBy
      ? pass('Who proposes heads the office on the day.', cites, facts)
      : fail(
          'PROPOSER',
          `On ${judged.day} ${officerId ?? 'nobody'} heads the office ${officeId}, and not ${proposedBy}.`,
          cites,
          facts,
        );
  },
};

/** The person for whom it is proposed serves at that office on the day. */
export const servesThere: Proposing = {
  rule: 'SERVES_THERE',
  judge: (judged, circumstances) => {
    const { officeId, officerId } = judged.act.data;
    const { postedAt } = personFacts('PERSON', officerId, judged, circumstances);
    return postedAt.includes(officeId)
      ? pass('The person serves at the office.', cites, { officeId })
      : fail(
          'PROPOSER',
          `On ${judged.day} ${officerId} does not serve at the office ${officeId}, whose head proposes.`,
          cites,
          { officeId, officerId, postedAt },
        );
  },
};
