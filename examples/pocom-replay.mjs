/** From what an edit changed to the acts, corrections and annulments that say so. */
import { changesIn, dayOf } from './pocom-amendments.mjs';
import { actOfRecord } from './pocom-record.mjs';

const YEAR = /^(?:1[7-9]|2[01])\d\d$/;

/** Persons: a registration, corrected when the name or the year of birth changes, and a death. */
export class Persons {
  #amendments;
  #said = new Map();

  constructor(amendments) {
    this.#amendments = amendments;
  }

  has(personId) {
    return this.#said.has(personId);
  }

  /** Says what changed from one state to another; the first time whatever stands. */
  edit({ key: personId, was, is }, edit) {
    if (is === undefined) {
      this.#amendments.leaveOut(
        personId,
        'a person taken out of the register: a registration is never annulled',
      );
      return;
    }
    if (was !== undefined && was['career-type'] !== is['career-type'])
      this.#amendments.leaveOut(
        `${personId}, ${edit.revisionId}`,
        'another kind of career: no member of an act holds it',
      );
    const data = this.#registration(personId, is);
    const said = this.#said.get(personId);
    if (said === undefined) {
      const act = { kind: 'RegisterOfficer', effectiveOn: data.birthDate ?? dayOf(edit), data };
      const eventId = this.#amendments.act(personId, edit, 'registered', act);
      this.#said.set(personId, { eventId, data });
    } else {
      this.#amendments.correct(personId, edit, said.eventId, changesIn('data', said.data, data));
      said.data = data;
    }
    this.#death(personId, this.#said.get(personId), this.#year(personId, is.death), edit);
  }

  #registration(personId, { forename, surname, genName, birth }) {
    const given = [forename, surname].filter(Boolean).join(' ');
    const latin = genName ? `${given}, ${genName}` : given;
    if (latin === '') this.#amendments.leaveOut(personId, 'a person without a name: the id stands for it');
    const birthDate = this.#year(personId, birth);
    return { names: { latin: latin || personId }, ...(birthDate && { birthDate }), category: 'OFFICER' };
  }

  #death(personId, said, year, edit) {
    const { death } = said;
    if (death?.year === year) return;
    if (death === undefined) {
      const act = { kind: 'LeaveService', effectiveOn: year, data: { cause: 'DEATH' } };
      said.death = { year, eventId: this.#amendments.act(personId, edit, 'died', act) };
    } else if (year === undefined) {
      this.#amendments.annul(personId, edit, death.eventId);
      said.death = undefined;
    } else {
      this.#amendments.correct(personId, edit, death.eventId, { effectiveOn: year });
      said.death = { ...death, year };
    }
  }

  #year(personId, text) {
    if (!text || YEAR.test(text)) return text || undefined;
    this.#amendments.leaveOut(personId, 'a year of birth or death that is none', text);
    return undefined;
  }
}

/** Records: an act about the person whom a record is about, corrected and annulled with it. */
export class Records {
  #amendments;
  #persons;
  #shared;
  /** What was said of each record about each person. */
  #said = new Map();

  /** `shared`: ids of records that stand in more than one file. */
  constructor(amendments, persons, shared) {
    this.#amendments = amendments;
    this.#persons = persons;
    this.#shared = shared;
  }

  /** Says what changed; `personOf` tells what the register says of a person who was not met before. */
  edit({ key, was, is }, edit, personOf) {
    const before = was && actOfRecord(key, was, this.#shared);
    const now = is && actOfRecord(key, is, this.#shared);
    for (const reason of now?.leftOut ?? []) this.#amendments.leaveOut(key, reason);
    if (before?.act !== undefined && before.personId !== (now?.act && now.personId))
      this.#takeBack(`${before.personId} ${key}`, edit);
    if (now?.act === undefined) return;
    const { personId } = now;
    if (!this.#persons.has(personId))
      this.#persons.edit({ key: personId, is: personOf(personId) ?? {} }, edit);
    const said = this.#said.get(`${personId} ${key}`);
    if (said === undefined) this.#first(`${personId} ${key}`, now, edit);
    else this.#again(said, now, edit);
  }

  #first(key, { personId, act, to }, edit) {
    const data = { ...act.data, ...(to !== undefined && { to }) };
    const eventId = this.#amendments.act(personId, edit, key, { ...act, data });
    const endsInItself = to !== undefined;
    this.#said.set(key, { key, personId, eventId, effectiveOn: act.effectiveOn, data, endsInItself });
  }

  /** Corrects what differs. An end that was not known when the post was recorded is an act of its own. */
  #again(said, { act, to }, edit) {
    const { personId, eventId, endsInItself } = said;
    if (said.annulment !== undefined) this.#amendments.annul(personId, edit, said.annulment);
    const data = { ...act.data, ...(endsInItself && to !== undefined && { to }) };
    const day = act.effectiveOn === said.effectiveOn ? {} : { effectiveOn: act.effectiveOn };
    this.#amendments.correct(personId, edit, eventId, { ...day, ...changesIn('data', said.data, data) });
    Object.assign(said, { effectiveOn: act.effectiveOn, data, annulment: undefined });
    if (!endsInItself) this.#end(said, to, edit);
  }

  #end(said, to, edit) {
    const { personId, key, end } = said;
    if (end?.to === to) return;
    if (end === undefined) {
      const data = { creditId: said.data.creditId, to };
      const act = { kind: 'CloseServiceCredit', effectiveOn: to, data };
      said.end = { to, eventId: this.#amendments.act(personId, edit, `${key} ends`, act) };
    } else if (to === undefined) {
      this.#amendments.annul(personId, edit, end.eventId);
      said.end = undefined;
    } else {
      this.#amendments.correct(personId, edit, end.eventId, { effectiveOn: to, data: { to } });
      said.end = { ...end, to };
    }
  }

  /** Annuls what was said of a record, with the end that was said of it. It comes back by annulling that. */
  #takeBack(key, edit) {
    const said = this.#said.get(key);
    const naming = said.end === undefined ? [] : [said.end.eventId];
    said.annulment = this.#amendments.annul(said.personId, edit, said.eventId, naming);
  }
}
