import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { LogFeed } from './feed.js';
import {
  AskWhatIfHandler,
  CheckRecordHandler,
  GetEligibilityHandler,
  GetPrintableRecordHandler,
  GetServiceRecordHandler,
  GetTermHandler,
  GetTimeAtPostHandler,
  ReplayCareerHandler,
} from './handlers/officer.handlers.js';
import {
  CountFeedHandler,
  ListAuditHandler,
  ListEligibleHandler,
  ListFindingsHandler,
  ListOfficersHandler,
  ListAccreditationsHandler,
  ListOfficesHandler,
  ListProposalsHandler,
  ReadEffectiveHandler,
  ReadFeedHandler,
  ReadNoticesHandler,
  StreamAuditHandler,
  StreamFindingsHandler,
} from './handlers/list.handlers.js';
import {
  GetCommandHandler,
  GetHeadHandler,
  GetOfficeHandler,
  ListStaffHandler,
} from './handlers/office.handlers.js';
import { RecordOrderHandler } from './handlers/order.handlers.js';
import { GetProposalHandler } from './handlers/proposal.handlers.js';
import { GetMomentHandler, ListActsHandler, RecordActHandler } from './handlers/subject.handlers.js';
import { ListParkedHandler, RetryParkedHandler } from './handlers/parked.handlers.js';
import { Groups } from './groups/groups.js';
import type { Application } from './open.js';
import { AuditReads } from './reading/audit-reads.js';
import { EffectiveReads } from './reading/effective-reads.js';
import { FindingReads } from './reading/finding-reads.js';
import { ListReads } from './reading/list-reads.js';
import { NoticeReads } from './reading/notice-reads.js';
import { OfficeReads } from './reading/office-reads.js';
import { StaffReads } from './reading/staff-reads.js';
import { OfficerReads } from './reading/officer-reads.js';
import { ProposalReads } from './reading/proposal-reads.js';
import { RecordPrints } from './reading/record-prints.js';
import { SubjectLists } from './reading/subject-lists.js';
import { SubjectReader } from './reading/subject-reader.js';
import { ParkedReads } from './reading/parked-reads.js';
import { WhatIfReads } from './reading/what-if.js';
import { Exporter, Importer, RecordedFeed, Runtime, Views } from './services.js';
import { Careers } from './writing/careers.js';
import { Webhooks } from './webhooks/webhooks.js';
import { Orders } from './writing/orders.js';

const handlers = [
  RecordActHandler,
  RecordOrderHandler,
  GetMomentHandler,
  GetPrintableRecordHandler,
  CheckRecordHandler,
  GetServiceRecordHandler,
  GetTermHandler,
  GetTimeAtPostHandler,
  GetEligibilityHandler,
  ListActsHandler,
  ReplayCareerHandler,
  AskWhatIfHandler,
  GetOfficeHandler,
  GetCommandHandler,
  GetHeadHandler,
  ListStaffHandler,
  GetProposalHandler,
  ListOfficersHandler,
  ListAccreditationsHandler,
  ListOfficesHandler,
  ListProposalsHandler,
  ListEligibleHandler,
  ListAuditHandler,
  StreamAuditHandler,
  ListFindingsHandler,
  StreamFindingsHandler,
  ReadFeedHandler,
  CountFeedHandler,
  ReadEffectiveHandler,
  ReadNoticesHandler,
  ListParkedHandler,
  RetryParkedHandler,
];

/** Puts an opened application behind the command and query buses of Nest. Who opened it closes it. */
@Module({})
export class ApplicationModule {
  static forRoot(application: Application): DynamicModule {
    const services = [
      { provide: Careers, useValue: application.careers },
      { provide: Orders, useValue: application.orders },
      { provide: SubjectReader, useValue: application.subjects },
      { provide: OfficerReads, useValue: application.officers },
      { provide: OfficeReads, useValue: application.offices },
      { provide: StaffReads, useValue: application.staff },
      { provide: ProposalReads, useValue: application.proposals },
      { provide: RecordPrints, useValue: application.prints },
      { provide: WhatIfReads, useValue: application.whatIf },
      { provide: ListReads, useValue: application.lists },
      { provide: SubjectLists, useValue: application.subjectLists },
      { provide: AuditReads, useValue: application.audit },
      { provide: EffectiveReads, useValue: application.effective },
      { provide: ParkedReads, useValue: application.parked },
      { provide: NoticeReads, useValue: application.notices },
      { provide: FindingReads, useValue: application.findings },
      { provide: LogFeed, useValue: application.feed },
      { provide: RecordedFeed, useValue: application.feed },
      { provide: Importer, useValue: application.importer },
      { provide: Exporter, useValue: application.exporter },
      { provide: Runtime, useValue: application.runtime },
      { provide: Views, useValue: application.views },
      { provide: Webhooks, useValue: application.webhooks },
      { provide: Groups, useValue: application.groups },
    ];
    return {
      module: ApplicationModule,
      imports: [CqrsModule.forRoot()],
      providers: [...services, ...handlers],
      exports: [CqrsModule, RecordedFeed, Importer, Exporter, Runtime, Views, Webhooks, Groups],
    };
  }
}
