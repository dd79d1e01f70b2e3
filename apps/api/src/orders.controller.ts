import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type OrderOutcome, RecordOrder, requestHash } from '@elshi/application';
import type { OrderLine } from '@elshi/contract';
import { Gate } from './access/gate.js';
import { postedOrder } from './http/body.js';
import { idempotencyKey } from './http/conditions.js';
import type { Reply, Request } from './http/fastify.js';
import { Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { Metrics } from './metrics.js';
import { problemOfOrder, told } from './order-problem.js';

const PATH = '/v1/orders';

/** Records one order over several subjects: all of its lines, or none. */
@Controller('v1/orders')
export class OrdersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly metrics: Metrics,
    private readonly gate: Gate,
  ) {}

  @Post()
  @HttpCode(201)
  async record(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<object> {
    const dryRun = reader.flag('dryRun');
    const key = idempotencyKey(reader);
    insistOnRevisionsOfLines(reader);
    const { body, lines } = postedOrder(reader, request);
    reader.end();
    const coming = lines.map(({ subject, act }) => ({ subject, act: act.act }));
    await this.gate.insistMayRecord(request, coming);

    const command = new RecordOrder({
      lines,
      requestHash: requestHash(PATH, body),
      context: reader.context(),
      dryRun,
      ...(key !== undefined && { idempotencyKey: key }),
    });
    const outcome = await this.commands.execute(command);
    lines.forEach(({ act: { act } }, place) => this.metrics.submitted(act.kind, ofLine(outcome, place)));
    return answered(outcome, lines, reply);
  }
}

/** One tag cannot be that of several subjects. */
function insistOnRevisionsOfLines(reader: RequestReader): void {
  const detail = 'An order over several subjects names the revision of each in ifMatch of its line.';
  reader.header('If-Match', 'TAG', detail, (text) => (text === '*' ? text : undefined));
}

function ofLine(outcome: OrderOutcome, place: number): string {
  return outcome.outcome === 'refused' ? outcome.lines[place]!.outcome : outcome.outcome;
}

function answered(outcome: OrderOutcome, lines: readonly OrderLine[], reply: Reply): object {
  switch (outcome.outcome) {
    case 'previewed':
      void reply.code(200);
      return { lines: outcome.lines.map((line, place) => told(lines[place]!, line)) };
    case 'recorded': {
      if (outcome.replayed) void reply.header('idempotency-replayed', 'true');
      const { answer } = outcome;
      return { ...answer, lines: answer.lines.map((line, place) => told(lines[place]!, line)) };
    }
    case 'refused':
    case 'key-reused':
    case 'in-flight':
      throw problemOfOrder(outcome, lines);
  }
}
