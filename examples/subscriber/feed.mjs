/** The recorded feed of a service, pulled or followed. */

/** The service does not hold what was read before: its log was restored to an earlier state, or is another one. */
export class LogReplaced extends Error {
  constructor(detail) {
    super(detail);
    this.name = 'LogReplaced';
  }
}

/** Longer than the service is ever silent: it says something every 15 seconds. */
const SILENCE = 45_000;
const PAGE = 500;

/** All events after a checkpoint, up to the end of the log as it is when it is reached, page by page. */
export async function* pages(base, checkpoint) {
  let after = checkpoint || '0';
  while (after !== null) {
    const response = await fetch(`${base}/v1/events?limit=${PAGE}&after=${after}`);
    if (response.status !== 200) throw await refusal(response);
    const { items, nextCursor } = await response.json();
    yield items;
    after = nextCursor;
  }
}

/** Events after a checkpoint as they come, in the pieces in which they arrive, until the connection ends or is silent for too long. */
export async function* following(base, checkpoint, signal) {
  const silent = new AbortController();
  const headers = checkpoint === '' ? {} : { 'last-event-id': checkpoint };
  const ended = AbortSignal.any([signal, silent.signal]);
  const response = await fetch(`${base}/v1/events/stream`, { headers, signal: ended });
  if (response.status !== 200) throw await refusal(response);
  const text = new TextDecoder();
  let rest = '';
  let alarm = setTimeout(() => silent.abort(), SILENCE);
  try {
    for await (const bytes of response.body) {
      clearTimeout(alarm);
      alarm = setTimeout(() => silent.abort(), SILENCE);
      const blocks = (rest + text.decode(bytes, { stream: true })).split('\n\n');
      // What is not whole yet belongs to the next piece; after a break it comes again.
      rest = blocks.pop();
      const data = blocks.flatMap((block) => /^data: (.*)$/m.exec(block)?.[1] ?? []);
      if (data.length > 0) yield data.map((json) => JSON.parse(json));
    }
  } finally {
    clearTimeout(alarm);
  }
}

/** How many events the service counts up to a position. */
export async function counted(base, position) {
  const response = await fetch(`${base}/v1/events/count?upTo=${position}`);
  if (response.status !== 200) throw await refusal(response);
  return response.json();
}

async function refusal(response) {
  const { code = '', detail = '', facts } = await response.json().catch(() => ({}));
  if (code === 'LOG_REPLACED') return new LogReplaced(`${detail} ${JSON.stringify(facts)}`);
  return new Error(`${response.status} ${code} ${detail}`);
}
