import { allKinds, type Body, fullBody, minimalBody } from '../../../test/support/acts.js';
import { placesIn, replaced } from '../../../test/support/strange-acts.js';
import { accepted, faults, pointers, withData } from './testing/reading.js';

/** What a correction changes need not be there. */
const isInChanges = (place: readonly (string | number)[]) => place[1] === 'changes' && place.length > 2;
/** What a reorganisation changes is any of three. */
const isOneOfSeveral = (kind: string, place: readonly (string | number)[]) =>
  kind === 'ReorganiseOffice' && place[0] === 'data' && place.length > 1;
/** An item of a list is there, or the list is shorter. */
const isItem = (place: readonly (string | number)[]) => /^\d+$/.test(String(place.at(-1)));
const pointerOf = (place: readonly (string | number)[]) => place.map((name) => `/${name}`).join('');

describe('Reading an act', () => {
  it.each(allKinds)('takes a %s with all its members, and gives it as the domain has it', (kind) => {
    const { data, ...frame } = fullBody(kind);
    const { dependants, ...posted } = data as Body;
    const { act, dependants: decided } = accepted(fullBody(kind));
    expect(act).toEqual({ ...frame, data: posted });
    expect(Object.getPrototypeOf(act.data)).toBe(Object.prototype);
    expect(decided).toEqual(dependants);
  });

  it.each(allKinds)('takes a %s with what it needs and nothing else', (kind) => {
    expect(accepted(minimalBody(kind))).toEqual({ act: minimalBody(kind), dependants: [] });
  });

  it.each(allKinds)('names every member that a %s needs and that is missing', (kind) => {
    const body = minimalBody(kind);
    for (const place of placesIn(body).slice(1)) {
      const isLent = place[0] === 'effectiveOn' && 'order' in body;
      if (isLent || isInChanges(place) || isOneOfSeveral(kind, place) || isItem(place)) continue;
      expect(faults(replaced(body, place, undefined))).toContain(`${pointerOf(place)} REQUIRED`);
    }
  });

  it.each(allKinds)('refuses a wrong type, null included, for every member of a %s', (kind) => {
    const body = fullBody(kind);
    for (const place of placesIn(body).slice(1)) {
      if (isInChanges(place)) continue;
      for (const wrong of [null, 7.5]) {
        expect(pointers(replaced(body, place, wrong))).toEqual([pointerOf(place)]);
      }
    }
  });

  it('takes no list for an object', () => {
    expect(faults({ ...minimalBody('AssignRank'), order: [minimalBody('AssignRank')['order']] })).toEqual([
      '/order OBJECT',
    ]);
    expect(faults({ ...minimalBody('AssignRank'), data: [] })).toEqual(['/data OBJECT']);
    expect(faults(withData('AssignRank', { representation: [] }))).toEqual(['/data/representation OBJECT']);
  });

  it('refuses members that it does not know, at every depth', () => {
    const representation = { number: '1', date: '2020-03-01', ru: 'x' };
    const order = { ...(minimalBody('AssignRank')['order'] as object), signedBy: 'x' };
    const body = { ...withData('AssignRank', { shade: 1, representation }), order, colour: 'green' };
    expect([...faults(body)].sort()).toEqual([
      '/colour UNKNOWN_MEMBER',
      '/data/representation/ru UNKNOWN_MEMBER',
      '/data/shade UNKNOWN_MEMBER',
      '/order/signedBy UNKNOWN_MEMBER',
    ]);
  });

  it('escapes names in pointers', () => {
    expect(pointers({ ...minimalBody('RecordAward'), 'a/b~c': 1 })).toEqual(['/a~1b~0c']);
  });

  it('tells all faults of a body at once', () => {
    expect(
      [
        ...pointers({
          kind: 'AssignRank',
          effectiveOn: '2022-03-15',
          order: { type: 'LETTER', date: '2022-13-01', issuedBy: 'KING' },
          data: {},
        }),
      ].sort(),
    ).toEqual(['/data/rank', '/order/date', '/order/issuedBy', '/order/number', '/order/type']);
  });

  it('says what is missing inside missing data, too', () => {
    expect(pointers({ kind: 'AssignRank', effectiveOn: '2022-03-15' })).toEqual([
      '/order',
      '/data',
      '/data/rank',
    ]);
  });
});

describe('The order of an act', () => {
  const assignment = minimalBody('AssignRank');
  const order = assignment['order'] as Body;

  it('lends the act its day', () => {
    expect(accepted(replaced(assignment, ['effectiveOn'], undefined)).act.effectiveOn).toBe('2020-03-10');
  });

  it('is needed once: the day is not asked for besides', () => {
    expect(faults({ kind: 'AssignRank', data: { rank: 'ATTACHE' } })).toEqual(['/order REQUIRED']);
  });

  it('is not needed on a historical act, which then needs its day', () => {
    const historical = { kind: 'AssignRank', historical: true, data: { rank: 'ATTACHE' } };
    expect(faults(historical)).toEqual(['/effectiveOn REQUIRED']);
    expect(accepted({ ...historical, effectiveOn: '1993' }).act).toEqual({
      ...historical,
      effectiveOn: '1993',
    });
  });

  it('is refused where the kind has none', () => {
    expect(faults({ ...minimalBody('RegisterOfficer'), order })).toEqual(['/order UNKNOWN_MEMBER']);
  });

  it.each([
    ['MINISTER_ORDER', 'PRESIDENT'],
    ['PRESIDENT_DECREE', 'MINISTER'],
    ['OTHER_ACT', 'COURT'],
  ])('of type %s is not issued by %s', (type, issuedBy) => {
    expect(faults({ ...assignment, order: { ...order, type, issuedBy } })).toEqual([
      '/order/issuedBy ISSUER',
    ]);
  });
});

describe('The kind of an act', () => {
  it.each([
    undefined,
    null,
    7,
    {},
    ['AssignRank'],
    'KnightOfficer',
    'assignRank',
    'constructor',
    '__proto__',
    'toString',
  ])('is not %p', (kind) => {
    expect(pointers({ kind, effectiveOn: '2022-03-15', data: {} })).toEqual(['/kind']);
  });

  it('does not hide the other faults of the frame', () => {
    const body = { kind: 'KnightOfficer', effectiveOn: '2022-02-30', colour: 1, note: 5, data: {} };
    expect([...pointers(body)].sort()).toEqual(['/colour', '/effectiveOn', '/kind', '/note']);
  });
});
