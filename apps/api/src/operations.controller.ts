import { Controller, Get, Req, Res } from '@nestjs/common';
import { Runtime, type ServiceStatus } from '@elshi/application';
import { Gate } from './access/gate.js';
import type { Reply, Request } from './http/fastify.js';
import { Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { Metrics } from './metrics.js';
import { notYet } from './problem.js';

/** How the service is doing, for whoever runs it. */
@Controller()
export class OperationsController {
  constructor(
    private readonly runtime: Runtime,
    private readonly metrics: Metrics,
    private readonly gate: Gate,
  ) {}

  @Get('health/live')
  live(@Reader() reader: RequestReader): object {
    reader.end();
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(
    @Reader() reader: RequestReader,
    @Req() request: Request,
  ): Promise<ServiceStatus | { readonly ready: true }> {
    reader.end();
    const status = await this.runtime.status();
    if (!this.gate.tellsAll(request)) {
      if (status.ready) return { ready: true };
      throw notYet('NOT_READY', 'The service is not ready.');
    }
    if (!status.ready)
      throw notYet('NOT_READY', status.fault ?? 'The lists are being brought up to the log.', { ...status });
    return status;
  }

  @Get('metrics')
  async measured(@Reader() reader: RequestReader, @Res({ passthrough: true }) reply: Reply): Promise<string> {
    reader.end();
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
