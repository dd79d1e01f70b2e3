import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { actsPath, RecordAct, type RecordOutcome, requestHash } from '@elshi/application';
import { postedAct } from './http/body.js';
import { idempotencyKey, ifMatch } from './http/conditions.js';
import type { Reply, Request } from './http/fastify.js';
import { Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { Metrics } from './metrics.js';
import { problemOfRecording, tagOf } from './problem.js';

/** Records acts about an officer, one a request. */
@Controller('v1/officers/:id/acts')
export class ActsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly metrics: Metrics,
  ) {}

  @Post()
  @HttpCode(201)
  async record(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<object> {
    const officerId = reader.id();
    const dryRun = reader.flag('dryRun');
    const [match, key] = [ifMatch(reader), idempotencyKey(reader)];
    const { body, act } = postedAct(reader, request);
    reader.end();

    const command = new RecordAct({
      officerId,
      proposed: act,
      requestHash: requestHash(actsPath(officerId), body),
      context: reader.context(),
      dryRun,
      ...(match !== undefined && { ifMatch: match }),
      ...(key !== undefined && { idempotencyKey: key }),
    });
    const outcome = await this.commands.execute(command);
    this.metrics.submitted(act.act.kind, outcome.outcome);
    return answered(outcome, officerId, reply);
  }
}

function answered(outcome: RecordOutcome, officerId: string, reply: Reply): object {
  if (outcome.outcome === 'decided') {
    void reply.code(200);
    return outcome.answer;
  }
  if (outcome.outcome !== 'recorded') throw problemOfRecording(outcome, officerId);
  void reply.headers({
    ...tagOf(outcome.answer.receipt.revision),
    location: `/v1/officers/${officerId}`,
    ...(outcome.replayed && { 'idempotency-replayed': 'true' }),
  });
  return outcome.answer;
}
