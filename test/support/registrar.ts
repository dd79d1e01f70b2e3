import { emptyLedger, record, type RecordedEvent } from '@elshi/domain';
import { History } from './careers.js';
import { type Body, type BothClocks, type Posted, type Register, withoutMeta } from './register.js';
import { bodyOf, decided, type Turn } from './register-stories.js';

/** The id of no event. */
const NOBODYS = '00000000-0000-7000-8000-000000000000';

/** An answer that was given, and where. `officer` left out, it is one about all. */
interface Kept {
  readonly officer?: string;
  readonly clocks: BothClocks;
  readonly texts: readonly string[];
}

/**
 * Works on a register turn by turn, and remembers what it was answered: every act that was recorded, and what was read at
 * moments of both clocks.
 */
export class Registrar {
  readonly #officers: readonly string[];
  readonly #kept: Kept[] = [];
  readonly #recorded: { readonly officer: string; readonly event: Body }[] = [];
  #turn = 0;
  #keys = 0;
  #sent: { readonly body: Body; readonly key: string } | undefined;

  constructor(
    readonly register: Register,
    officers: number,
  ) {
    this.#officers = Array.from({ length: officers }, (_none, at) => `o${at}`);
  }

  /** How many events were answered. */
  get recorded(): number {
    return this.#recorded.length;
  }

  /** Posts what a turn asks for, and looks at what it must leave as it is. Whether something was recorded. */
  async take(turn: Turn): Promise<boolean> {
    this.#turn += 1;
    const officer = this.#officers[turn.officer]!;
    const body = bodyOf(await this.#history(officer), turn);
    if (body === undefined) return false;
    const before = await this.#ofOthers(officer, turn.asOf);
    const posted = await this.#post(officer, body, turn);
    expect(await this.#ofOthers(officer, turn.asOf)).toEqual(before);
    if (!('events' in posted)) return false;
    this.#recorded.push(...posted.events.map((event) => ({ officer, event })));
    await this.keep(officer, { asOf: turn.asOf, knownAt: posted.recordedAt });
    return true;
  }

  /** Keeps what is answered at a moment of both clocks, about an officer and about all. */
  async keep(officer: string | number, clocks: BothClocks): Promise<void> {
    const id = typeof officer === 'number' ? this.#officers[officer]! : officer;
    this.#kept.push({ officer: id, clocks, texts: await this.register.officer(id, clocks) });
    if (this.#turn % 4 === 0) this.#kept.push({ clocks, texts: await this.register.lists(clocks) });
  }

  /** What was answered once is answered again, byte for byte, by this register or another over the same log. */
  async asksAgain(register: Register = this.register): Promise<void> {
    for (const { officer, clocks, texts } of this.#kept) {
      const again = officer === undefined ? register.lists(clocks) : register.officer(officer, clocks);
      expect([officer, clocks, await again]).toEqual([officer, clocks, texts]);
    }
  }

  /** Every act that was ever acknowledged stands, as it was answered, in audit trails, feed and export. */
  async findsAll(register: Register = this.register): Promise<void> {
    const ids = this.#recorded.map(({ event }) => event['eventId']);
    for (const held of await register.everything()) expect(held.toSorted()).toEqual(ids.toSorted());
    for (const officer of this.#officers) {
      const items = (await register.acts(officer)).map(({ eventId, type, effectiveOn, data }) => ({
        ...{ eventId, type, effectiveOn, data },
      }));
      const answered = this.#recorded.flatMap((each) => (each.officer === officer ? [each.event] : []));
      expect(items).toEqual(answered);
    }
  }

  /** Posts an act. With a decision about an act that cannot rest on it, it is refused; without, it may go through. */
  async #post(officer: string, body: Body, turn: Turn): Promise<Posted> {
    if (turn.decision === 'SURPLUS') {
      const [first] = await this.register.acts(officer);
      const surplus = { eventId: first?.['eventId'] ?? NOBODYS, action: 'ANNUL' };
      expect(await this.#decide(officer, body, turn, [surplus])).toHaveProperty('code');
    }
    const posted = await this.#decide(officer, body, turn, []);
    if ('events' in posted && turn.what % 5 === 0) expect(await this.#again(officer)).toEqual(posted);
    return posted;
  }

  /** Posts an act again and again, each time with decisions about what was found to rest on it, as the turn has them. */
  async #decide(officer: string, body: Body, turn: Turn, surplus: readonly Body[]): Promise<Posted> {
    const decisions: Body[] = [];
    for (;;) {
      const posted = await this.#send(officer, withDependants(body, [...decisions, ...surplus]));
      if ('events' in posted || posted.code !== 'DEPENDANT_ACTS') return posted;
      const listed = (posted.facts['dependants'] as readonly { eventId: string }[]).map(
        ({ eventId }) => eventId,
      );
      expect(listed.filter((id) => decisions.some(({ eventId }) => eventId === id))).toEqual([]);
      const more = decided(turn, listed);
      if (more.length === 0) return posted;
      decisions.push(...more);
    }
  }

  /** Sends a body under a new key. What is refused leaves the log as it is. */
  async #send(officer: string, body: Body): Promise<Posted> {
    const head = await this.register.head();
    this.#sent = { body, key: `k${(this.#keys += 1)}` };
    const posted = await this.register.post(officer, body, this.#sent.key);
    expect(await this.register.head()).toBe('events' in posted ? posted.position : head);
    return posted;
  }

  /** Sends what was sent last once more: it is answered, and not recorded again. */
  async #again(officer: string): Promise<Posted> {
    const { body, key } = this.#sent!;
    const head = await this.register.head();
    const posted = await this.register.post(officer, body, key);
    expect(await this.register.head()).toBe(head);
    return posted;
  }

  /** What is read of the other officers now. */
  async #ofOthers(officer: string, asOf: string): Promise<readonly string[]> {
    const others = this.#officers.filter((other) => other !== officer);
    const texts = await Promise.all(others.map((other) => this.register.officer(other, { asOf })));
    return texts.flat().map(withoutMeta);
  }

  async #history(officer: string): Promise<History> {
    const subject = { kind: 'officer', id: officer } as const;
    const events = (await this.register.acts(officer)).map(recordedOf);
    return new History(record(emptyLedger(subject), events));
  }
}

function withDependants(body: Body, dependants: readonly Body[]): Body {
  return dependants.length === 0 ? body : { ...body, data: { ...(body['data'] as Body), dependants } };
}

/** An item of the audit trail as an event of the log. */
function recordedOf(item: Body): RecordedEvent {
  const { eventId, type, data, revision, position, order, note, ...rest } = item;
  const metadata = { ...rest, ...(order !== null && { order }), ...(note !== null && { note }) };
  const event = { eventId, type, data, revision: Number(revision) - 1, position: BigInt(String(position)) };
  return { ...event, known: 0, metadata } as unknown as RecordedEvent;
}
