import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type ListBody, ListEligible } from '@elshi/application';
import { type CalendarDate, daysBetween } from '@elshi/law';
import { Calendar } from './calendar.js';
import type { Reply } from './http/fastify.js';
import { found, Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';

/** A leap year and no more: what is asked for further ahead changes before it comes. */
const LONGEST_SPAN = 366;

/** Who becomes eligible for the next rank, and when. */
@Controller('v1/eligibility')
export class EligibilityController {
  constructor(
    private readonly queries: QueryBus,
    private readonly calendar: Calendar,
  ) {}

  @Get()
  async calendarOf(
    @Reader() reader: RequestReader,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<ListBody> {
    const [from, to] = [reader.requiredDay('from'), reader.requiredDay('to')];
    const clocks = reader.clocks(this.calendar.today());
    const query = new ListEligible(from, to, clocks, reader.policies(), reader.page());
    checkSpan(reader, from, to);
    reader.end();
    return found(await this.queries.execute(query), reply);
  }
}

function checkSpan(
  reader: RequestReader,
  from: CalendarDate | undefined,
  to: CalendarDate | undefined,
): void {
  if (from === undefined || to === undefined) return;
  if (to <= from) reader.fault('to', 'RANGE', 'to is after from; the day itself is not included.');
  else if (daysBetween(from, to) > LONGEST_SPAN)
    reader.fault('to', 'RANGE', `from and to are at most ${LONGEST_SPAN} days apart.`);
}
