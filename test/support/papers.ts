/** A JSON body. */
export type Body = Readonly<Record<string, unknown>>;

export const order = { type: 'MINISTER_ORDER', number: '15-1/77', date: '2020-03-10', issuedBy: 'MINISTER' };
export const decree = { type: 'PRESIDENT_DECREE', number: '412', date: '2020-03-10', issuedBy: 'PRESIDENT' };
export const representation = { number: '1-2/34', date: '2020-03-01' };
