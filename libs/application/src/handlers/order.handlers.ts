import { type ICommandHandler, CommandHandler } from '@nestjs/cqrs';
import { RecordOrder } from '../messages.js';
import { Orders } from '../writing/orders.js';

@CommandHandler(RecordOrder)
export class RecordOrderHandler implements ICommandHandler<RecordOrder> {
  constructor(private readonly orders: Orders) {}

  execute({ order }: RecordOrder) {
    return this.orders.record(order);
  }
}
