import type { Grant } from '@elshi/access';
import type { SubjectKind } from '@elshi/domain';

/** Who may ask one path in one way. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** As it is declared: `/v1/officers/:id`. */
  readonly path: string;
  /**
   * Everybody, without a word who it is; or who holds one of these. Where the path addresses a subject, SELF is meant for the
   * officer's own record and HEAD for his own office.
   */
  readonly to: 'ANYONE' | readonly Grant[];
  /** What the path addresses by its `id`. */
  readonly about?: SubjectKind;
  /** Whether its answers tell of persons, so that each is written to the log of reads. */
  readonly isRead: boolean;
}

const ANYONE = 'ANYONE';
/** The tables of the law are for whoever is known at all. */
const KNOWN: readonly Grant[] = ['REG', 'APP', 'HEAD', 'COM', 'ADM', 'AUD', 'SELF', 'FEED', 'METRICS'];

// prettier-ignore
const rows = [
  ['GET',  '/',                                ANYONE],
  ['GET',  '/openapi.json',                    ANYONE],
  ['GET',  '/asyncapi.json',                   ANYONE],
  ['GET',  '/v1/schemas/events',               ANYONE],
  ['GET',  '/v1/schemas/events/:type/:version', ANYONE],
  ['GET',  '/problems',                        ANYONE],
  ['GET',  '/problems/:id',                    ANYONE],
  ['GET',  '/docs',                            ANYONE],
  ['GET',  '/docs/',                           ANYONE],
  ['GET',  '/docs/*',                          ANYONE],
  ['GET',  '/docs/LICENSE',                    ANYONE],
  ['GET',  '/docs/index.html',                 ANYONE],
  ['GET',  '/docs/swagger-ui-init.js',         ANYONE],
  ['GET',  '/docs/docs/swagger-ui-init.js',    ANYONE],
  ['GET',  '/health/live',                     ANYONE],
  ['GET',  '/health/ready',                    ANYONE],
  ['GET',  '/metrics',                         ['ADM', 'AUD', 'METRICS']],

  ['GET',  '/v1/catalogue/ranks',              KNOWN],
  ['GET',  '/v1/catalogue/positions',          KNOWN],
  ['GET',  '/v1/catalogue/bodies',             KNOWN],
  ['GET',  '/v1/catalogue/acts',               KNOWN],
  ['GET',  '/v1/catalogue/policies',           KNOWN],
  ['GET',  '/v1/catalogue/findings',           KNOWN],
  ['GET',  '/v1/catalogue/citations',          KNOWN],

  ['GET',  '/v1/officers',                     ['REG', 'AUD'],                 'read'],
  ['GET',  '/v1/officers/:id',                 ['REG', 'AUD', 'SELF'],         'read', 'officer'],
  ['GET',  '/v1/officers/:id/term',            ['REG', 'AUD', 'SELF'],         'read', 'officer'],
  ['GET',  '/v1/officers/:id/time-at-post',    ['REG', 'AUD', 'SELF'],         'read', 'officer'],
  ['GET',  '/v1/officers/:id/eligibility',     ['REG', 'AUD', 'SELF'],         'read', 'officer'],
  ['GET',  '/v1/officers/:id/replay',          ['REG', 'AUD', 'SELF'],         'read', 'officer'],
  ['GET',  '/v1/officers/:id/record.html',     ['REG', 'AUD', 'SELF'],         'read', 'officer'],
  ['GET',  '/v1/officers/:id/record.pdf',      ['REG', 'AUD', 'SELF'],         'read', 'officer'],
  ['GET',  '/v1/officers/:id/acts',            ['REG', 'AUD', 'SELF'],         'read', 'officer'],
  ['POST', '/v1/officers/:id/acts',            ['REG', 'COM', 'HEAD'],         'act',  'officer'],
  ['GET',  '/v1/records/check',                ['REG', 'AUD'],                 'read'],

  ['GET',  '/v1/offices',                      ['REG', 'AUD'],                 'read'],
  ['GET',  '/v1/offices/:id',                  ['REG', 'AUD', 'HEAD'],         'read', 'office'],
  ['GET',  '/v1/offices/:id/head',             ['REG', 'AUD', 'HEAD'],         'read', 'office'],
  ['GET',  '/v1/offices/:id/command',          ['REG', 'AUD', 'HEAD'],         'read', 'office'],
  ['GET',  '/v1/offices/:id/staff',            ['REG', 'AUD', 'HEAD'],         'read', 'office'],
  ['GET',  '/v1/offices/:id/acts',             ['REG', 'AUD', 'HEAD'],         'read', 'office'],
  ['POST', '/v1/offices/:id/acts',             ['REG', 'HEAD'],                'act',  'office'],
  ['GET',  '/v1/accreditations',               ['REG', 'AUD'],                 'read'],

  ['GET',  '/v1/proposals',                    ['REG', 'AUD'],                 'read'],
  ['GET',  '/v1/proposals/:id',                ['REG', 'AUD'],                 'read', 'proposal'],
  ['GET',  '/v1/proposals/:id/acts',           ['REG', 'AUD'],                 'read', 'proposal'],
  ['POST', '/v1/proposals/:id/acts',           ['REG', 'HEAD'],                'act',  'proposal'],

  ['POST', '/v1/orders',                       ['REG'],                        'act'],
  ['POST', '/v1/what-if',                      ['REG', 'AUD'],                 'read'],
  ['POST', '/v1/import',                       ['REG'],                        'act'],
  ['GET',  '/v1/export',                       ['REG', 'AUD'],                 'read'],

  ['GET',  '/v1/eligibility',                  ['REG', 'AUD'],                 'read'],
  ['GET',  '/v1/audit',                        ['REG', 'AUD'],                 'read'],
  ['GET',  '/v1/quality/findings',             ['REG', 'AUD'],                 'read'],
  ['GET',  '/v1/events',                       ['REG', 'AUD', 'FEED'],         'read'],
  ['GET',  '/v1/events/stream',                ['REG', 'AUD', 'FEED'],         'read'],
  ['GET',  '/v1/events/effective',             ['REG', 'AUD', 'FEED'],         'read'],
  ['GET',  '/v1/events/notices',               ['REG', 'AUD', 'FEED'],         'read'],
  ['GET',  '/v1/events/count',                 ['REG', 'AUD', 'FEED']],
  ['GET',  '/v1/reads',                        ['AUD'],                        'read'],

  ['GET',    '/v1/groups',                                  ['ADM', 'AUD', 'FEED']],
  ['POST',   '/v1/groups',                                  ['ADM']],
  ['GET',    '/v1/groups/:id',                              ['ADM', 'AUD', 'FEED']],
  ['DELETE', '/v1/groups/:id',                              ['ADM']],
  ['POST',   '/v1/groups/:id/messages',                     ['FEED'],          'read'],
  ['POST',   '/v1/groups/:id/ack',                          ['FEED']],
  ['POST',   '/v1/groups/:id/nack',                         ['FEED']],
  ['GET',    '/v1/groups/:id/parked',                       ['ADM', 'AUD', 'FEED']],
  ['GET',    '/v1/groups/:id/skipped',                      ['ADM', 'AUD', 'FEED']],
  ['POST',   '/v1/groups/:id/replay',                       ['ADM']],
  ['POST',   '/v1/groups/:id/skip',                         ['ADM']],

  ['GET',    '/v1/webhooks',                                ['ADM', 'AUD']],
  ['POST',   '/v1/webhooks',                                ['ADM']],
  ['GET',    '/v1/webhooks/:id',                            ['ADM', 'AUD']],
  ['PATCH',  '/v1/webhooks/:id',                            ['ADM']],
  ['DELETE', '/v1/webhooks/:id',                            ['ADM']],
  ['POST',   '/v1/webhooks/:id/rotate-secret',              ['ADM']],
  ['POST',   '/v1/webhooks/:id/test',                       ['ADM']],
  ['POST',   '/v1/webhooks/:id/events/:eventId/resend',     ['ADM']],
  ['GET',    '/v1/webhooks/:id/deliveries',                 ['ADM', 'AUD']],
  ['GET',    '/v1/webhooks/:id/waiting',                    ['ADM', 'AUD']],
  ['POST',   '/v1/webhooks/:id/retry',                      ['ADM']],
  ['GET',    '/v1/webhooks/:id/replays',                    ['ADM', 'AUD']],
  ['POST',   '/v1/webhooks/:id/replays',                    ['ADM']],
  ['DELETE', '/v1/webhooks/:id/replays/:replayId',          ['ADM']],

  ['GET',  '/v1/parked',                       ['ADM', 'AUD']],
  ['POST', '/v1/parked/retry',                 ['ADM']],
  ['GET',  '/v1/views',                        ['ADM', 'AUD']],
  ['POST', '/v1/views/rebuild',                ['ADM']],
  ['POST', '/v1/views/rebuild/cancel',         ['ADM']],
  ['POST', '/v1/views/rollback',               ['ADM']],
] as const satisfies readonly Row[];

type Row = readonly [Endpoint['method'], string, Endpoint['to'], ('read' | 'act')?, SubjectKind?];

/** Who may ask what: the one table of it. What has no row here is open to nobody. */
export const endpoints: readonly Endpoint[] = (rows as readonly Row[]).map(
  ([method, path, to, does, about]) => ({
    method,
    path,
    to,
    isRead: does === 'read',
    ...(about !== undefined && { about }),
  }),
);

const known = new Map(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint]));

/** The row of a route, if it has one. The head of an answer is for whoever may have the answer. */
export function endpointOf(method: string, path: string): Endpoint | undefined {
  return known.get(`${method === 'HEAD' ? 'GET' : method} ${path}`);
}
