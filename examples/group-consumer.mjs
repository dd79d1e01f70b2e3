/**
 * One consumer of a group (docs/groups.md): writes each event as a line to a file, and acknowledges it. Run as many of them as you like, end them
 * how you like: an event that was not acknowledged comes again, here or elsewhere, and those of a subject come in their order.
 *
 *   curl -H 'content-type: application/json' http://127.0.0.1:3000/v1/groups -d '{ "name": "payroll" }'
 *   node examples/group-consumer.mjs http://127.0.0.1:3000 payroll events.ndjson worker-1
 *
 * An event may come twice. What you do with it instead of writing a line either does no harm the second time, or remembers `event.id`.
 */
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const [service, group, file, consumer = `consumer-${process.pid}`] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: node group-consumer.mjs <service> <group> <file> [<name>]');
  process.exit(2);
}

for (;;) {
  try {
    const { items } = await post('messages', { consumer, max: 10, waitSeconds: 20 });
    for (const { deliveryId, event } of items) {
      appendFileSync(file, `${JSON.stringify(event)}\n`);
      const { answered } = await post('ack', { deliveries: [deliveryId] });
      if (answered === 1) console.log(`acknowledged ${event.id}`);
    }
  } catch (error) {
    console.error(`${error.message}; trying again.`);
    await sleep(500);
  }
}

async function post(what, body) {
  const response = await fetch(`${service}/v1/groups/${group}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  return answer;
}
