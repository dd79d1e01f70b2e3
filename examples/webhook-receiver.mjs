/**
 * A receiver of webhooks: verifies each body, keeps it in a file before it answers, and tells when an event of a subject is missing.
 *
 *     node examples/webhook-receiver.mjs --key whpk_… [--key whsec_…] [--port 8080] [--kept ./received.ndjson]
 *
 * It can be stopped and killed at any time: what it answered 2xx to is in the file.
 */
import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

/** Older or newer than this in seconds, and somebody has kept it to send it again. */
const TOLERANCE = 300;
/** Of an Ed25519 key in DER, what stands before the key itself. */
const BEFORE_KEY = Buffer.from('302a300506032b6570032100', 'hex');
const LONGEST_BODY = 2 * 1024 * 1024;

const { values } = parseArgs({
  options: {
    key: { type: 'string', multiple: true },
    port: { type: 'string', default: '8080' },
    kept: { type: 'string', default: './received.ndjson' },
  },
});
const keys = (values.key ?? []).map(readKey);
if (keys.length === 0) throw new Error('Give a --key: whpk_… or whsec_….');

/** Ids that were kept, and the last revision of each subject. */
const ids = new Set();
const revisions = new Map();
if (existsSync(values.kept)) {
  const text = readFileSync(values.kept, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  truncateSync(values.kept, Buffer.byteLength(whole));
  for (const line of whole.split('\n').filter(Boolean)) remember(JSON.parse(line));
}
const file = openSync(values.kept, 'a');

const server = createServer(async (request, response) => {
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > LONGEST_BODY) return void response.writeHead(413).end();
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  if (!isGenuine(request.headers, body))
    return void response.writeHead(401).end('The signature does not hold.');
  const event = JSON.parse(body.toString());
  if (event.subject !== undefined && !ids.has(event.id)) {
    const missing = event.revision - (revisions.get(event.subject) ?? 0) - 1;
    if (missing > 0) console.log(`missing: ${missing} of ${event.subject} before revision ${event.revision}`);
    writeSync(file, `${JSON.stringify(event)}\n`);
    fsyncSync(file);
    remember(event);
  }
  response.writeHead(204).end();
});
server.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}, ${ids.size} events kept`);
});
process.on('SIGTERM', () => server.close(() => closeSync(file)) && server.closeAllConnections());

function remember({ id, subject, revision }) {
  ids.add(id);
  revisions.set(subject, Math.max(revision, revisions.get(subject) ?? 0));
}

/** Whether one of the signatures is by one of the keys, and from about now. */
function isGenuine(headers, body) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures = '' } = headers;
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= TOLERANCE)) return false;
  const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
  return signatures.split(' ').some((signature) => keys.some((holds) => holds(signature, content)));
}

function readKey(text) {
  const bytes = Buffer.from(text.replace(/^whpk_|^whsec_/, ''), 'base64');
  if (text.startsWith('whsec_'))
    return (signature, content) => {
      const expected = Buffer.from(`v1,${createHmac('sha256', bytes).update(content).digest('base64')}`);
      const given = Buffer.from(signature);
      return given.length === expected.length && timingSafeEqual(given, expected);
    };
  const der = Buffer.concat([BEFORE_KEY, bytes]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return (signature, content) =>
    signature.startsWith('v1a,') && verify(null, content, key, Buffer.from(signature.slice(4), 'base64'));
}
