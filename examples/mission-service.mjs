/** What a running service answers about missions. */

/** The reads of the service that questions about missions need. */
export class MissionService {
  #base;
  #commands = new Map();
  #offices;
  #accreditations;

  constructor(base) {
    this.#base = base;
  }

  /** The ids of all missions that are on record, open or not. */
  offices() {
    this.#offices ??= this.#all('').then((items) => items.map(({ officeId }) => officeId));
    return this.#offices;
  }

  /** Who commands a mission on a day. */
  head(officeId, asOf) {
    return this.#get(`/${officeId}/head?asOf=${asOf}`);
  }

  /** Who has commanded a mission from its establishment up to today. */
  async command(officeId) {
    if (!this.#commands.has(officeId)) {
      const { periods } = await this.#get(`/${officeId}/command`);
      this.#commands.set(officeId, periods);
    }
    return this.#commands.get(officeId);
  }

  /** To which states heads are accredited on a day: those of their missions, and others. */
  async accreditationsOn(asOf) {
    const found = [];
    for (const officeId of await this.offices()) {
      const { organisation, hostState, accreditations } = await this.#get(`/${officeId}?asOf=${asOf}`);
      const { state, officerId, head, from } = await this.head(officeId, asOf);
      const heads = state === 'ACTING' ? head : officerId;
      if (heads !== null && organisation === null)
        found.push({ officeId, officerId: heads, to: hostState, from });
      for (const { officerId: who, to, from: since } of accreditations)
        if (isState(to)) found.push({ officeId, officerId: who, to, from: since });
    }
    return found;
  }

  /** Heads of other missions who are accredited, on a day, to the state in which a mission lies. */
  async accreditedTo(officeId, asOf) {
    const { hostState, organisation } = await this.#get(`/${officeId}`);
    const all = await this.accreditationsOn(asOf);
    return organisation === null ? all.filter(({ to }) => to === hostState) : [];
  }

  /** The times during which heads of other missions were accredited to the state in which a mission lies. */
  async accreditationsTo(officeId) {
    const { hostState, organisation } = await this.#get(`/${officeId}`);
    this.#accreditations ??= this.#allAccreditations();
    const all = await this.#accreditations;
    return organisation === null
      ? all.filter(({ to }) => to === hostState).map(({ from, until }) => ({ from, to: until }))
      : [];
  }

  /** Every accreditation that was granted, up to its end or that of the headship on which it rests. */
  async #allAccreditations() {
    const found = [];
    for (const officeId of await this.offices()) {
      const acts = await this.#acts(officeId);
      for (const { data } of acts.filter(({ kind }) => kind === 'GrantAccreditation')) {
        const from = firstDay(data.effectiveOn);
        const ends = acts.filter(
          ({ kind, data: ended }) =>
            kind === 'EndAccreditation' && ended.to === data.to && ended.officerId === data.officerId,
        );
        const days = ends.map((end) => firstDay(end.data.effectiveOn)).filter((day) => day >= from);
        const until = [...days, await this.#endOfHeadship(officeId, data.officerId, from)]
          .filter((day) => day !== null)
          .sort()[0];
        found.push({ to: data.to, from, until: until ?? null });
      }
    }
    return found;
  }

  /** The acts about a mission that stand. */
  async #acts(officeId) {
    const acts = await this.#all(`/${officeId}/acts`);
    return acts.filter(({ status }) => status !== 'annulled');
  }

  /** Every page of a list about missions. */
  async #all(path) {
    const all = [];
    let cursor = '';
    do {
      const { items, nextCursor } = await this.#get(`${path}?limit=500${cursor}`);
      all.push(...items);
      cursor = nextCursor === null ? null : `&cursor=${encodeURIComponent(nextCursor)}`;
    } while (cursor !== null);
    return all;
  }

  /** When the headship ended during which a day lies; null while it lasts. */
  async #endOfHeadship(officeId, officerId, day) {
    const of = (await this.command(officeId)).filter((period) => period.to === null || period.to > day);
    const others = of.find(
      (period) => period.state === 'VACANT' || (period.officerId !== officerId && period.head !== officerId),
    );
    return others?.from ?? null;
  }

  async #get(path) {
    const answer = await fetch(`${this.#base}/v1/offices${path}`);
    const body = await answer.json();
    if (!answer.ok) throw new Error(`/v1/offices${path}: ${body.detail}`);
    return body;
  }
}

function isState(to) {
  return /^[A-Z]{2}$/.test(to);
}

/** The first day of a day, a month or a year. */
function firstDay(written) {
  return `${written}-01-01`.slice(0, 10);
}
