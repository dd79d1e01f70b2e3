import { LogFeed } from './feed.js';
import type { Ledgers } from './ledgers.js';
import type { LogIdentity } from './log-identity.js';
import type { Links } from './reacting/links.js';
import { AuditReads } from './reading/audit-reads.js';
import { EffectiveReads } from './reading/effective-reads.js';
import { FindingReads } from './reading/finding-reads.js';
import { ListReads } from './reading/list-reads.js';
import type { Moments } from './reading/moments.js';
import { NoticeReads } from './reading/notice-reads.js';
import { OfficeReads } from './reading/office-reads.js';
import type { ServingViews } from './reading/officer-lines.js';
import { OfficerReads } from './reading/officer-reads.js';
import { ParkedReads, type ParkedViews } from './reading/parked-reads.js';
import { ProposalReads } from './reading/proposal-reads.js';
import type { PostsFilled } from './reading/posts-filled.js';
import { RecordPrints } from './reading/record-prints.js';
import { StaffReads } from './reading/staff-reads.js';
import { SubjectLists } from './reading/subject-lists.js';
import type { SubjectReader } from './reading/subject-reader.js';
import { WhatIfReads } from './reading/what-if.js';
import type { WatchedStore } from './watched-store.js';

/** Everything that answers questions, at both clocks. */
export interface Reads {
  readonly officers: OfficerReads;
  readonly offices: OfficeReads;
  readonly staff: StaffReads;
  readonly proposals: ProposalReads;
  readonly prints: RecordPrints;
  readonly whatIf: WhatIfReads;
  readonly lists: ListReads;
  readonly subjectLists: SubjectLists;
  readonly audit: AuditReads;
  readonly effective: EffectiveReads;
  readonly parked: ParkedReads;
  readonly notices: NoticeReads;
  readonly findings: FindingReads;
  readonly feed: LogFeed;
}

/** What the answers are taken from. */
interface Sources {
  readonly store: WatchedStore;
  readonly ledgers: Ledgers;
  readonly moments: Moments;
  readonly subjects: SubjectReader;
  readonly views: ParkedViews & ServingViews;
  readonly filled: PostsFilled;
  readonly links: Links;
  readonly identity: LogIdentity;
}

/** What answers, over a log, its ledgers and its views. */
export function readsOf({
  store,
  ledgers,
  moments,
  subjects,
  views,
  filled,
  links,
  identity,
}: Sources): Reads {
  return {
    officers: new OfficerReads(subjects),
    offices: new OfficeReads(subjects, filled, ledgers, links),
    staff: new StaffReads(moments, views, ledgers),
    proposals: new ProposalReads(subjects, ledgers),
    prints: new RecordPrints(subjects),
    whatIf: new WhatIfReads(ledgers, moments, filled, links),
    lists: new ListReads({ moments, serving: views }, ledgers),
    subjectLists: new SubjectLists({ moments, serving: views }),
    audit: new AuditReads(moments, views, { log: store, ledgers }),
    effective: new EffectiveReads(moments, views, { log: store, ledgers }),
    parked: new ParkedReads(views),
    notices: new NoticeReads(store, moments, ledgers),
    findings: new FindingReads(moments, views),
    feed: new LogFeed(store, moments, identity),
  };
}
