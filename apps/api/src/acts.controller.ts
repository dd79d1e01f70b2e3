import type { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  actsPath,
  ListActs,
  type ListBody,
  RecordAct,
  type RecordOutcome,
  requestHash,
} from '@elshi/application';
import type { Subject, SubjectKind } from '@elshi/domain';
import { Gate } from './access/gate.js';
import { Calendar } from './calendar.js';
import { preferred } from './http/accept.js';
import { JSON_TYPE, NDJSON_TYPE, postedAct } from './http/body.js';
import { idempotencyKey, ifMatch, previewToken } from './http/conditions.js';
import type { Reply, Request } from './http/fastify.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { batched, jsonLines, Streams } from './http/streams.js';
import { Metrics } from './metrics.js';
import { problemOfRecording } from './outcome-problem.js';
import { tagOf } from './problem.js';

/** Records acts, one a request, and tells all that were recorded about the subject of the path. */
@Controller('v1')
export class ActsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly calendar: Calendar,
    private readonly gate: Gate,
    private readonly streams: Streams,
    private readonly metrics: Metrics,
  ) {}

  @Post('officers/:id/acts')
  @HttpCode(201)
  aboutOfficer(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<object> {
    return this.#record('officer', reader, request, reply);
  }

  @Post('offices/:id/acts')
  @HttpCode(201)
  aboutOffice(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<object> {
    return this.#record('office', reader, request, reply);
  }

  @Post('proposals/:id/acts')
  @HttpCode(201)
  aboutProposal(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<object> {
    return this.#record('proposal', reader, request, reply);
  }

  @Get('officers/:id/acts')
  ofOfficer(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<ListBody | Readable | undefined> {
    return this.#list('officer', reader, request, reply);
  }

  @Get('offices/:id/acts')
  ofOffice(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<ListBody | Readable | undefined> {
    return this.#list('office', reader, request, reply);
  }

  @Get('proposals/:id/acts')
  ofProposal(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<ListBody | Readable | undefined> {
    return this.#list('proposal', reader, request, reply);
  }

  async #list(
    kind: SubjectKind,
    reader: RequestReader,
    request: Request,
    reply: Reply,
  ): Promise<ListBody | Readable | undefined> {
    const asLines = preferred(request, [JSON_TYPE, NDJSON_TYPE]) === NDJSON_TYPE;
    const limit = asLines ? reader.limit() : undefined;
    const page = asLines ? (limit === undefined ? 'all' : { limit }) : reader.page();
    const id = reader.id();
    const query = new ListActs({ kind, id }, reader.clocks(this.calendar.today()), page);
    reader.end();
    const body = found(await this.queries.execute(query), reply, id);
    return asLines
      ? this.streams.answer(request, reply, NDJSON_TYPE, () => batched(jsonLines(body.items)))
      : body;
  }

  async #record(kind: SubjectKind, reader: RequestReader, request: Request, reply: Reply): Promise<object> {
    const subject: Subject = { kind, id: reader.id() };
    const dryRun = reader.flag('dryRun');
    const [match, key, token] = [ifMatch(reader), idempotencyKey(reader), previewToken(reader)];
    const today = this.calendar.today();
    const asOf = dryRun ? (reader.day('asOf') ?? today) : today;
    const { body, act } = postedAct(reader, request, kind);
    reader.end();
    await this.gate.insistMayRecord(request, [{ subject, act: act.act }]);

    const command = new RecordAct({
      subject,
      proposed: act,
      requestHash: requestHash(actsPath(subject), body),
      context: reader.context(),
      dryRun,
      asOf,
      ...(match !== undefined && { ifMatch: match }),
      ...(key !== undefined && { idempotencyKey: key }),
      ...(token !== undefined && { previewToken: token }),
    });
    const outcome = await this.commands.execute(command);
    this.metrics.submitted(act.act.kind, outcome.outcome);
    return answered(outcome, subject, reply);
  }
}

function answered(outcome: RecordOutcome, { kind, id }: Subject, reply: Reply): object {
  if (outcome.outcome === 'previewed') {
    void reply.code(200);
    return outcome.answer;
  }
  if (outcome.outcome !== 'recorded') throw problemOfRecording(outcome, id);
  void reply.headers({
    ...tagOf(outcome.answer.receipt.revision),
    location: `/v1/${kind}s/${id}`,
    ...(outcome.replayed && { 'idempotency-replayed': 'true' }),
  });
  return outcome.answer;
}
