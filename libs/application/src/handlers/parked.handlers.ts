import { CommandHandler, type ICommandHandler, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { ListParked, RetryParked } from '../parked-messages.js';
import { ParkedReads } from '../reading/parked-reads.js';

@QueryHandler(ListParked)
export class ListParkedHandler implements IQueryHandler<ListParked> {
  constructor(private readonly parked: ParkedReads) {}

  execute(query: ListParked) {
    return this.parked.list(query.filter, query.page);
  }
}

@CommandHandler(RetryParked)
export class RetryParkedHandler implements ICommandHandler<RetryParked> {
  constructor(private readonly parked: ParkedReads) {}

  execute(command: RetryParked) {
    return this.parked.retry(command.filter);
  }
}
