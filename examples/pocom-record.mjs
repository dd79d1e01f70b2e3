/** What a record of the register says, in the words of an act. */
import { firstDay } from './lines.mjs';

const LONGEST_LINE = 500;
const LONGEST_ID = 64;
/** Kinds of credit: service in the ministry, and in institutions abroad. */
const [MINISTRY, ABROAD] = [1, 2];
const SERVED = new Set(['chiefs', 'principals']);
const PERSONAL_RANKS = 'positions-principals/career-ambassador.xml';

/** The ids that stand in more than one file. */
export function sharedIds(keys) {
  const files = new Map();
  for (const key of keys) {
    const { recordId, file } = partsOf(key);
    if (!files.has(recordId)) files.set(recordId, new Set());
    files.get(recordId).add(file);
  }
  return new Set([...files].flatMap(([id, { size }]) => (size > 1 ? [id] : [])));
}

/**
 * A record as an act about a person: its kind, day and data, and the day on which what it records ended. Without an act
 * it is nothing that can be said. `leftOut` has the reasons, also for what of it an act leaves out.
 */
export function actOfRecord(key, state, shared) {
  const { recordId, file } = partsOf(key);
  const personId = state['person-id'];
  if (!SERVED.has(state.section)) return { personId, leftOut: ['a nomination that came to nothing'] };
  if (file === PERSONAL_RANKS) return rankOf(personId, file, recordId, state);
  const from = beginningOf(state);
  if (from === undefined)
    return { personId, leftOut: ['a post of which it is not known whether or when it was taken up'] };
  const ended = state['ended/date'] ?? undefined;
  const to = ended !== undefined && firstDay(ended) > firstDay(from) ? ended : undefined;
  const document = documentOf(file, recordId, state, to === undefined);
  const mission = missionOf(file);
  const territory = state['contemporary-territory-id'] ?? mission;
  const data = {
    creditId: shared.has(recordId) ? `${recordId}@${mission}`.slice(0, LONGEST_ID) : recordId,
    creditKind: file.startsWith('positions-') ? MINISTRY : ABROAD,
    organisation: `${state['role-title-id']}, ${mission}${territory === mission ? '' : ` (${territory})`}`,
    from,
    document: cut(document),
  };
  const endIsBefore = ended !== undefined && to === undefined;
  const leftOut = [
    ...(endIsBefore ? ['an end that is not after the beginning: it stands in the document'] : []),
    ...(document.length > LONGEST_LINE ? ['words beyond the length of a document: cut'] : []),
  ];
  return { personId, act: { kind: 'RecordServiceCredit', effectiveOn: from, data }, to, leftOut };
}

/** When a post was taken up; an appointment alone does not say that it was, unless it is known to have ended. */
function beginningOf(state) {
  const { 'started/date': started, 'arrived/date': arrived, 'appointed/date': appointed } = state;
  return started ?? arrived ?? (state['ended/date'] ? appointed : undefined) ?? undefined;
}

function rankOf(personId, file, recordId, state) {
  const day = state['appointed/date'] ?? state['started/date'];
  if (!day) return { personId, leftOut: ['a rank without a day'] };
  const data = {
    ladder: 'Personal ranks of the United States Foreign Service',
    rankText: state['role-title-id'],
    source: cut(documentOf(file, recordId, state, true)),
  };
  return { personId, act: { kind: 'RecordHistoricalRank', effectiveOn: day, data }, leftOut: [] };
}

/** Where a record stands, and what it says beside the days from and to which a post was held. */
function documentOf(file, recordId, state, endsInWords) {
  const words = ['appointed', 'arrived', 'started', 'ended'].flatMap((name) => {
    const day = name !== 'ended' || endsInWords ? state[`${name}/date`] : null;
    const note = state[`${name}/note`];
    const said = [day, note && `"${note}"`].filter(Boolean);
    return said.length === 0 ? [] : [`${name} ${said.join(' ')}`];
  });
  return [`${file}#${recordId}`, ...words, ...(state.note ? [`note "${state.note}"`] : [])].join('; ');
}

function cut(text) {
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1)}…` : text;
}

function partsOf(key) {
  const at = key.indexOf('#');
  return { file: key.slice(0, at), recordId: key.slice(at + 1) };
}

function missionOf(file) {
  return file.replace(/^.*\/|\.xml$/g, '');
}
