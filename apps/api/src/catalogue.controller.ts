import { Controller, Get } from '@nestjs/common';
import { catalogues } from './catalogue.js';
import { Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';

/** The tables that decisions are made from. */
@Controller('v1/catalogue')
export class CatalogueController {
  @Get('ranks')
  ranks(@Reader() reader: RequestReader): object {
    reader.end();
    return catalogues.ranks;
  }

  @Get('positions')
  positions(@Reader() reader: RequestReader): object {
    reader.end();
    return catalogues.positions;
  }

  @Get('acts')
  acts(@Reader() reader: RequestReader): object {
    reader.end();
    return catalogues.acts;
  }

  @Get('policies')
  policies(@Reader() reader: RequestReader): object {
    reader.end();
    return catalogues.policies;
  }

  @Get('citations')
  citations(@Reader() reader: RequestReader): object {
    reader.end();
    return catalogues.citations;
  }
}
