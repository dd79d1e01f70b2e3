import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AskWhatIf, type SupposedVerdict } from '@elshi/application';
import { noteSubject } from './access/noted-read.js';
import { Calendar } from './calendar.js';
import { postedWhatIf } from './http/body.js';
import type { Reply, Request } from './http/fastify.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { within } from './outcome-problem.js';
import { malformed, ProblemError, problemOfRefusal } from './problem.js';

/** What would be, if acts were recorded that are not, or other policies in force. Nothing is written. */
@Controller('v1/what-if')
export class WhatIfController {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendar: Calendar,
  ) {}

  @Post()
  @HttpCode(200)
  async ask(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<object> {
    const clocks = reader.clocks(this.calendar.today());
    const whatIf = postedWhatIf(reader, request);
    reader.end();
    noteSubject(request, `officer/${whatIf.officerId}`);
    const outcome = await this.queries.execute(new AskWhatIf(whatIf, clocks, reader.context()));
    if (outcome.outcome === 'unknown-subject') throw unknown(whatIf.officerId);
    const answer = found(outcome, reply);
    return { ...answer, acts: answer.acts.map(shown) };
  }
}

/** The body names the officer, so it is not the path that leads nowhere. */
function unknown(officerId: string): ProblemError {
  const detail = `No officer ${officerId} is recorded, or none was known at that time; the first act may register one.`;
  return new ProblemError('OFFICER_UNKNOWN', detail);
}

function shown(act: SupposedVerdict): object {
  if (act.verdict === 'LAWFUL') return act;
  const problem = 'refusal' in act ? problemOfRefusal(act.refusal) : malformed(act.violations);
  return { verdict: act.verdict, problem: within(problem) };
}
