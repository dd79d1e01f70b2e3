import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  type AnsweredDeliveries,
  type DeliveredEvent,
  type GroupReport,
  Groups,
  type ListPart,
  MOST_CONSUMERS,
  MOST_GROUPS,
  type NoGroup,
  type ParkedSubject,
  type PartOf,
  type SkippedEvent,
} from '@elshi/application';
import { Address } from './http/address.js';
import { callerOf } from './http/caller.js';
import type { Reply, Request } from './http/fastify.js';
import {
  postedDeliveries,
  postedGroup,
  postedReceiving,
  postedRefusal,
  postedReplay,
  postedSkip,
} from './http/group-body.js';
import { Reader } from './http/reading.js';
import { DEFAULT_LIMIT, type RequestReader } from './http/request-reader.js';
import { Streams } from './http/streams.js';
import { malformed, notYet, ProblemError } from './problem.js';

/** Consumers that share the events of the log, each officer's in their order. */
@Controller('v1/groups')
export class GroupsController {
  constructor(
    private readonly groups: Groups,
    private readonly streams: Streams,
    private readonly address: Address,
  ) {}

  @Get()
  async list(@Reader() reader: RequestReader): Promise<{ readonly items: readonly GroupReport[] }> {
    reader.end();
    return { items: await this.groups.list() };
  }

  @Post()
  async make(@Reader() reader: RequestReader, @Req() request: Request): Promise<GroupReport> {
    const wanted = postedGroup(reader, request);
    reader.end();
    const made = await this.groups.make(wanted);
    switch (made) {
      case 'exists':
        throw new ProblemError('GROUP_EXISTS', `There is a group ${wanted.name} already.`);
      case 'too-many':
        throw new ProblemError('TOO_MANY', `There are ${MOST_GROUPS} groups; remove one first.`);
      case 'beyond-log':
        throw malformed([{ pointer: '/from', code: 'RANGE', detail: 'The log ends before that position.' }]);
      default:
        return made;
    }
  }

  @Get(':id')
  async find(@Reader() reader: RequestReader, @Param('id') name: string): Promise<GroupReport> {
    reader.end();
    return existing(name, await this.groups.find(name));
  }

  @Delete(':id')
  async remove(@Reader() reader: RequestReader, @Param('id') name: string): Promise<GroupReport> {
    reader.end();
    return existing(name, await this.groups.remove(name));
  }

  @Post(':id/messages')
  @HttpCode(200)
  async receive(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
    @Param('id') name: string,
  ): Promise<{ readonly items: readonly DeliveredEvent[] }> {
    const asked = postedReceiving(reader, request);
    reader.end();
    const { signal, end } = this.streams.begin();
    let given: readonly DeliveredEvent[] = [];
    const closed = (): void => {
      end();
      if (reply.raw.writableFinished || given.length === 0) return;
      const ids = given.map(({ deliveryId }) => deliveryId);
      // What cannot be taken back now is given to others when its time is over.
      this.groups.giveBack(name, ids).catch(() => undefined);
    };
    reply.raw.once('close', closed);
    if (reply.raw.destroyed) end();
    try {
      given = received(
        name,
        await this.groups.receive(name, { ...asked, base: this.address.of(request), signal }),
      );
    } finally {
      end();
    }
    if (reply.raw.destroyed) closed();
    return { items: given };
  }

  @Post(':id/ack')
  @HttpCode(200)
  async acknowledge(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Param('id') name: string,
  ): Promise<AnsweredDeliveries> {
    const ids = postedDeliveries(reader, request);
    reader.end();
    return existing(name, await this.groups.acknowledge(name, ids));
  }

  @Post(':id/nack')
  @HttpCode(200)
  async refuse(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Param('id') name: string,
  ): Promise<AnsweredDeliveries> {
    const refusal = postedRefusal(reader, request);
    reader.end();
    const { user: by } = callerOf(request);
    return existing(name, await this.groups.refuse(name, { ...refusal, by }));
  }

  @Get(':id/parked')
  async parked(@Reader() reader: RequestReader, @Param('id') name: string): Promise<PartOf<ParkedSubject>> {
    const part = partOf(reader);
    reader.end();
    return existing(name, await this.groups.parked(name, part));
  }

  @Get(':id/skipped')
  async skipped(@Reader() reader: RequestReader, @Param('id') name: string): Promise<PartOf<SkippedEvent>> {
    const part = partOf(reader);
    reader.end();
    return existing(name, await this.groups.skipped(name, part));
  }

  @Post(':id/replay')
  @HttpCode(200)
  async replay(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Param('id') name: string,
  ): Promise<{ readonly replayed: number }> {
    const subject = postedReplay(reader, request);
    reader.end();
    return { replayed: existing(name, await this.groups.replay(name, subject)) };
  }

  @Post(':id/skip')
  @HttpCode(200)
  async skip(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Param('id') name: string,
  ): Promise<{ readonly subject: string; readonly eventId: string }> {
    const skipping = postedSkip(reader, request);
    reader.end();
    const { subject, eventId } = skipping;
    const { user: by } = callerOf(request);
    if (!existing(name, await this.groups.skip(name, { ...skipping, by })))
      throw new ProblemError('NOT_PARKED', `${subject} is not parked at event ${eventId}.`);
    return { subject, eventId };
  }
}

function unknown(name: string): ProblemError {
  return new ProblemError('GROUP_UNKNOWN', `There is no group ${JSON.stringify(name)}.`);
}

function existing<Answer>(name: string, answer: Answer | undefined): Answer {
  if (answer === undefined) throw unknown(name);
  return answer;
}

function received(name: string, given: readonly DeliveredEvent[] | NoGroup): readonly DeliveredEvent[] {
  switch (given) {
    case 'unknown':
      throw unknown(name);
    case 'full':
      throw new ProblemError('TOO_MANY', `The group has ${MOST_CONSUMERS} consumers.`);
    case 'log-replaced':
      throw new ProblemError(
        'LOG_REPLACED',
        'The log does not hold the event that the group had come by. Make the group anew where it is to begin in this log.',
      );
    case 'not-caught-up':
      throw notYet('NOT_CAUGHT_UP', 'This node does not hold the log yet as far as the group has come.');
    default:
      return given;
  }
}

/** A page of a list; its cursor is a number. */
function partOf(reader: RequestReader): ListPart {
  const limit = reader.limit() ?? DEFAULT_LIMIT;
  const detail = 'The cursor is not one that this list has given.';
  const after = reader.parameter('cursor', 'CURSOR', detail, (text) =>
    /^\d{1,15}$/.test(text) ? Number(text) : undefined,
  );
  return { limit, after: after ?? -1 };
}
