import { Controller, Get, Req, Res } from '@nestjs/common';
import { asyncApiDocument } from './asyncapi/document.js';
import { codeOfSlug, problemCodeList, problemCodes, problemPath, type ProblemCode } from './codes.js';
import { preferred } from './http/accept.js';
import { HTML_TYPE, JSON_TYPE } from './http/body.js';
import type { Reply, Request } from './http/fastify.js';
import { Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';
import { openApiDocument } from './openapi/document.js';
import { index, page, PAGE_POLICY } from './pages.js';
import { ProblemError } from './problem.js';

/** What this is, and what its problems mean: for a program as JSON, for a person as a page. */
@Controller()
export class AboutController {
  @Get()
  index(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): unknown {
    reader.end();
    return shown(request, reply, index);
  }

  @Get('openapi.json')
  description(@Reader() reader: RequestReader): object {
    reader.end();
    return openApiDocument();
  }

  @Get('asyncapi.json')
  messages(@Reader() reader: RequestReader): object {
    reader.end();
    return asyncApiDocument();
  }

  @Get('problems')
  problems(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): unknown {
    reader.end();
    return shown(request, reply, { title: 'Problems', items: problemCodeList.map(explained) });
  }

  @Get('problems/:id')
  problem(
    @Reader() reader: RequestReader,
    @Req() request: Request,
    @Res({ passthrough: true }) reply: Reply,
  ): unknown {
    reader.end();
    const { id } = request.params as { readonly id: string };
    const code = codeOfSlug(id);
    if (code === undefined) throw new ProblemError('NOT_FOUND', `There is no problem ${id}.`);
    return shown(request, reply, explained(code));
  }
}

type Titled = { readonly title: string } & Readonly<Record<string, unknown>>;

function explained(code: ProblemCode): Titled {
  const { status, title } = problemCodes[code];
  return { type: problemPath(code), code, status, title };
}

/** A browser asks for HTML before anything else. */
function shown(request: Request, reply: Reply, content: Titled): unknown {
  if (preferred(request, [JSON_TYPE, HTML_TYPE]) === JSON_TYPE) return content;
  void reply
    .header('content-type', `${HTML_TYPE}; charset=utf-8`)
    .header('content-security-policy', PAGE_POLICY);
  return page(content);
}
