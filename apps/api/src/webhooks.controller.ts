import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import { type Items, type KeyedWebhook, OUTCOMES, type WebhookReport, Webhooks } from '@elshi/application';
import type { Request } from './http/fastify.js';
import { Reader } from './http/reading.js';
import { DEFAULT_LIMIT, type RequestReader } from './http/request-reader.js';
import {
  changedWebhook,
  postedOverlap,
  postedRange,
  postedSubject,
  postedWebhook,
} from './http/webhook-body.js';
import { badParameter, malformed, ProblemError } from './problem.js';

/** Where events are sent to, how that stands, and what is to be sent again. */
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: Webhooks) {}

  @Get()
  async list(@Reader() reader: RequestReader): Promise<Items> {
    reader.end();
    return { items: await this.webhooks.list() };
  }

  @Post()
  async register(@Reader() reader: RequestReader, @Req() request: Request): Promise<KeyedWebhook> {
    const wanted = postedWebhook(reader, request, (url) => this.webhooks.faultOfUrl(url));
    reader.end();
    const registered = await this.webhooks.register(wanted);
    if (registered === 'beyond-log')
      throw malformed([{ pointer: '/after', code: 'RANGE', detail: 'The log ends before that position.' }]);
    if (registered === 'too-many')
      throw new ProblemError('TOO_MANY', 'There are 100 webhooks; remove one first.');
    return registered;
  }

  @Get(':id')
  async find(@Reader() reader: RequestReader, @Param('id') id: string): Promise<WebhookReport> {
    reader.end();
    return existing(id, await this.webhooks.find(id));
  }

  @Patch(':id')
  async change(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Param('id') id: string,
  ): Promise<WebhookReport> {
    const change = changedWebhook(reader, request, (url) => this.webhooks.faultOfUrl(url));
    reader.end();
    const former = existing(id, await this.webhooks.find(id));
    return existing(id, await this.webhooks.change(id, change(former)));
  }

  @Delete(':id')
  async remove(@Reader() reader: RequestReader, @Param('id') id: string): Promise<WebhookReport> {
    reader.end();
    return existing(id, await this.webhooks.remove(id));
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  async rotate(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Param('id') id: string,
  ): Promise<KeyedWebhook> {
    const overlap = postedOverlap(reader, request);
    reader.end();
    return existing(id, await this.webhooks.rotate(id, overlap));
  }

  @Post(':id/test')
  @HttpCode(200)
  async test(@Reader() reader: RequestReader, @Param('id') id: string): Promise<object> {
    reader.end();
    return existing(id, await this.webhooks.deliveries.test(id));
  }

  @Post(':id/events/:eventId/resend')
  @HttpCode(200)
  async resend(
    @Reader() reader: RequestReader,
    @Param('id') id: string,
    @Param('eventId') eventId: string,
  ): Promise<object> {
    reader.end();
    const sent = existing(id, await this.webhooks.deliveries.resend(id, eventId));
    if (sent === 'no-event') throw new ProblemError('EVENT_UNKNOWN', `No event ${eventId} is recorded.`);
    return sent;
  }

  @Get(':id/deliveries')
  deliveries(@Reader() reader: RequestReader, @Param('id') id: string): object {
    const outcome = reader.oneOf('outcome', OUTCOMES);
    const limit = reader.limit() ?? DEFAULT_LIMIT;
    const cursor = reader.text('cursor', 20);
    reader.end();
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor))
      throw badParameter('cursor', 'CURSOR', 'The cursor is not one that this list has given.');
    const before = cursor === undefined ? undefined : Number(cursor);
    const query = { limit, ...(outcome && { outcome }), ...(before !== undefined && { before }) };
    return existing(id, this.webhooks.deliveries.list(id, query));
  }

  @Get(':id/waiting')
  waiting(@Reader() reader: RequestReader, @Param('id') id: string): object {
    reader.end();
    return existing(id, this.webhooks.deliveries.waiting(id));
  }

  @Post(':id/retry')
  @HttpCode(200)
  retry(@Reader() reader: RequestReader, @Req() request: Request, @Param('id') id: string): object {
    const subject = postedSubject(reader, request);
    reader.end();
    return existing(id, this.webhooks.deliveries.retry(id, subject));
  }

  @Get(':id/replays')
  replays(@Reader() reader: RequestReader, @Param('id') id: string): Items {
    reader.end();
    return existing(id, this.webhooks.deliveries.replays(id));
  }

  @Post(':id/replays')
  @HttpCode(202)
  async replay(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Param('id') id: string,
  ): Promise<object> {
    const range = postedRange(reader, request);
    reader.end();
    const replay = existing(id, await this.webhooks.deliveries.replay(id, range));
    if (replay === 'empty')
      throw malformed([{ pointer: '/upTo', code: 'RANGE', detail: 'The log holds nothing in that range.' }]);
    if (replay === 'too-many')
      throw new ProblemError('TOO_MANY', '20 replays of this webhook wait or run; cancel one first.');
    return replay;
  }

  @Delete(':id/replays/:replayId')
  cancel(
    @Reader() reader: RequestReader,
    @Param('id') id: string,
    @Param('replayId') replayId: string,
  ): object {
    reader.end();
    const replay = this.webhooks.deliveries.cancel(id, replayId);
    if (replay === undefined) throw new ProblemError('REPLAY_UNKNOWN', `No such replay of ${id} is known.`);
    return replay;
  }
}

function existing<Answer>(id: string, answer: Answer | undefined): Answer {
  if (answer === undefined) throw new ProblemError('WEBHOOK_UNKNOWN', `No webhook ${id} is registered.`);
  return answer;
}
