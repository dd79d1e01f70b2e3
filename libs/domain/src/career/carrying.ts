import type { Policies } from '@elshi/law';
import { type Career, openedOn, type RankSpell } from './career.js';
import type { Carried } from './count-method.js';
import type { TermCounter } from './counter.js';

/** What a spell takes over from the spells before it (policies P14, P15, P17); by default nothing. */
export class Carrying {
  readonly #career: Career;
  readonly #policies: Policies;

  constructor(career: Career, policies: Policies) {
    this.#career = career;
    this.#policies = policies;
  }

  /** The spells of which something may be taken over, oldest first. */
  before(spell: RankSpell): readonly RankSpell[] {
    const { P14, P15, P17 } = this.#policies;
    if (P14 === 'NONE' && P15 === 'FORGIVEN' && P17 === 'RESTART') return [];
    return this.#career.spells.slice(0, this.#career.spells.indexOf(spell));
  }

  into(spell: RankSpell, counterOf: (earlier: RankSpell) => TermCounter | undefined): Carried {
    const nothing: Carried = { bonus: 0, added: 0 };
    const before = spell.previous && counterOf(spell.previous);
    if (before === undefined) return nothing;
    if (spell.mode === 'DEMOTION') return this.#resumed(spell, before, counterOf) ?? nothing;
    if (before.termYears === undefined) return nothing;
    const on = openedOn(spell);
    const surplus = before.creditedOn(on) - before.quotaOn(on);
    const { P14, P15 } = this.#policies;
    return {
      bonus: P14 === 'CARRY' ? Math.max(0, surplus) : 0,
      added: P15 === 'ADD_TO_NEXT' && spell.mode === 'EARLY' ? Math.max(0, -surplus) : 0,
    };
  }

  /** P17: the days of the earlier spell in the lower rank with its quota, and on request those of the higher rank. */
  #resumed(
    spell: RankSpell,
    higher: TermCounter,
    counterOf: (earlier: RankSpell) => TermCounter | undefined,
  ): Carried | undefined {
    const { P17 } = this.#policies;
    if (P17 === 'RESTART') return undefined;
    const on = openedOn(spell);
    const prior = this.before(spell).findLast((candidate) => candidate.rank === spell.rank);
    const lower = prior && counterOf(prior);
    return {
      bonus: (lower?.creditedOn(on) ?? 0) + (P17 === 'RESUME_PLUS_HIGHER' ? higher.creditedOn(on) : 0),
      added: 0,
      ...(lower?.termYears !== undefined && { quota: lower.quotaOn(on) }),
    };
  }
}
