import { type ICommandHandler, CommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetMoment, ListActs, RecordAct } from '../messages.js';
import { SubjectReader } from '../reading/subject-reader.js';
import { Careers } from '../writing/careers.js';

@CommandHandler(RecordAct)
export class RecordActHandler implements ICommandHandler<RecordAct> {
  constructor(private readonly careers: Careers) {}

  execute({ submission }: RecordAct) {
    return this.careers.record(submission);
  }
}

@QueryHandler(GetMoment)
export class GetMomentHandler implements IQueryHandler<GetMoment> {
  constructor(private readonly subjects: SubjectReader) {}

  execute(query: GetMoment) {
    return this.subjects.moment(query.clocks);
  }
}

@QueryHandler(ListActs)
export class ListActsHandler implements IQueryHandler<ListActs> {
  constructor(private readonly subjects: SubjectReader) {}

  execute(query: ListActs) {
    return this.subjects.acts(query.subject, query.clocks, query.page);
  }
}
