import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { type TakeoverStart, Views, type ViewsReport } from '@elshi/application';
import type { Request } from './http/fastify.js';
import { Reader } from './http/reading.js';
import { postedRebuild } from './http/rebuild-body.js';
import type { RequestReader } from './http/request-reader.js';
import { notYet, ProblemError } from './problem.js';

/** The views of the running service: how they stand, and what may be done about them. */
@Controller('v1/views')
export class ViewsController {
  constructor(private readonly views: Views) {}

  @Get()
  report(@Reader() reader: RequestReader): ViewsReport {
    reader.end();
    return this.views.report();
  }

  @Post('rebuild')
  @HttpCode(202)
  rebuild(@Reader() reader: RequestReader, @Req() request: Request): ViewsReport {
    const options = postedRebuild(reader, request);
    reader.end();
    return this.#reportOf(this.views.rebuild(options));
  }

  @Post('rebuild/cancel')
  @HttpCode(202)
  cancel(@Reader() reader: RequestReader): ViewsReport {
    reader.end();
    if (!this.views.cancel()) throw new ProblemError('NO_REBUILD', 'There is nothing to cancel.');
    return this.views.report();
  }

  @Post('rollback')
  @HttpCode(202)
  rollBack(@Reader() reader: RequestReader): ViewsReport {
    reader.end();
    return this.#reportOf(this.views.rollBack());
  }

  #reportOf(start: TakeoverStart): ViewsReport {
    switch (start) {
      case 'started':
        return this.views.report();
      case 'under-way':
        throw new ProblemError('REBUILD_UNDER_WAY', 'One is under way; GET /v1/views tells how far it is.');
      case 'not-caught-up':
        throw notYet(
          'NOT_READY',
          'The views are being made, so there is nothing yet that could be replaced.',
        );
      case 'no-former':
        throw new ProblemError('NO_FORMER_VIEWS', 'No former views are kept.');
      case 'other-edition':
        throw new ProblemError(
          'NO_FORMER_VIEWS',
          'The former views are of another edition: the version of the service that made them finds them when it runs again.',
        );
    }
  }
}
