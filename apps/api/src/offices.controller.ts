import { Controller, Get } from '@nestjs/common';
import { Calendar } from './calendar.js';
import { Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { ProblemError } from './problem.js';

/** Offices and proposals cannot be recorded yet, so none is known: a read that names one says so. */
@Controller('v1')
export class OfficesController {
  constructor(private readonly calendar: Calendar) {}

  @Get(['offices/:id', 'offices/:id/head', 'offices/:id/staff'])
  office(@Reader() reader: RequestReader): never {
    const id = this.#subject(reader);
    throw new ProblemError('OFFICE_UNKNOWN', `No office ${id} is recorded.`, { status: 404 });
  }

  @Get('proposals/:id')
  proposal(@Reader() reader: RequestReader): never {
    const id = this.#subject(reader);
    throw new ProblemError('PROPOSAL_UNKNOWN', `No proposal ${id} is recorded.`, { status: 404 });
  }

  #subject(reader: RequestReader): string {
    const id = reader.id();
    reader.clocks(this.calendar.today());
    reader.end();
    return id;
  }
}
