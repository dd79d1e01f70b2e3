import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ReadLog } from '@elshi/access';
import { type Application, ApplicationModule } from '@elshi/application';
import { Press } from '@elshi/printing';
import { Gate } from './access/gate.js';
import { AboutController } from './about.controller.js';
import { AccreditationsController } from './accreditations.controller.js';
import { ActsController } from './acts.controller.js';
import { AuditController } from './audit.controller.js';
import { Calendar } from './calendar.js';
import { CatalogueController } from './catalogue.controller.js';
import { EligibilityController } from './eligibility.controller.js';
import { EventsController } from './events.controller.js';
import { Address } from './http/address.js';
import { GroupsController } from './groups.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { Streams } from './http/streams.js';
import { LOGGER, type ServiceLog } from './logging.js';
import { Metrics } from './metrics.js';
import { OfficersController } from './officers.controller.js';
import { OfficesController } from './offices.controller.js';
import { OperationsController } from './operations.controller.js';
import { OrdersController } from './orders.controller.js';
import { RecordsController } from './records.controller.js';
import { ParkedController } from './parked.controller.js';
import { QualityController } from './quality.controller.js';
import { SchemasController } from './schemas.controller.js';
import { ReadsController } from './reads.controller.js';
import { TransferController } from './transfer.controller.js';
import { ProposalsController } from './proposals.controller.js';
import { ViewsController } from './views.controller.js';
import { WebhooksController } from './webhooks.controller.js';
import { WhatIfController } from './what-if.controller.js';

/** What the service is put together from, beside its controllers. */
export interface Parts {
  readonly address: Address;
  readonly application: Application;
  readonly calendar: Calendar;
  readonly gate: Gate;
  readonly log: ServiceLog;
  readonly metrics: Metrics;
  readonly press: Press;
  readonly reads: ReadLog;
  readonly streams: Streams;
}

/** The composition root: controllers by noun over the command and query buses of the application. */
@Module({})
export class ApiModule {
  static forRoot(parts: Parts): DynamicModule {
    const { address, application, calendar, gate, log, metrics, press, reads, streams } = parts;
    return {
      module: ApiModule,
      imports: [ApplicationModule.forRoot(application)],
      controllers: [
        OfficersController,
        RecordsController,
        ActsController,
        OrdersController,
        WhatIfController,
        EligibilityController,
        AuditController,
        QualityController,
        EventsController,
        SchemasController,
        ReadsController,
        GroupsController,
        OfficesController,
        AccreditationsController,
        ProposalsController,
        TransferController,
        ParkedController,
        CatalogueController,
        OperationsController,
        ViewsController,
        WebhooksController,
        AboutController,
      ],
      providers: [
        { provide: Address, useValue: address },
        { provide: Calendar, useValue: calendar },
        { provide: Gate, useValue: gate },
        { provide: ReadLog, useValue: reads },
        { provide: LOGGER, useValue: log },
        { provide: Metrics, useValue: metrics },
        { provide: Press, useValue: press },
        { provide: Streams, useValue: streams },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
