import { usualWebhookSettings } from '@elshi/application';
import { resolve } from 'node:path';
import { isFault, isLoopback, readSettings } from './settings.js';

const faultOf = (environment: Record<string, string>): string => {
  const settings = readSettings(environment);
  return isFault(settings) ? settings.fault : '';
};

const oidc = {
  ELSHI_ACCESS: 'oidc',
  ELSHI_OIDC_ISSUER: 'https://login.example/realm',
  ELSHI_OIDC_AUDIENCE: 'elshi',
};

describe('settings', () => {
  it('has a default for each', () => {
    expect(readSettings({ PATH: '/bin' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      data: resolve('./data'),
      eventStore: 'embedded',
      timezone: 'Asia/Almaty',
      logLevel: 'info',
      webhooks: usualWebhookSettings,
      access: {
        mode: 'protected',
        proxies: [],
        limits: { caller: 1200, address: 300, failures: 30 },
        readsDays: 1095,
        openDoor: false,
      },
    });
  });

  it('takes those that are given', () => {
    const given = {
      PORT: '0',
      ELSHI_LOG_PORT: '2113',
      ELSHI_PUBLIC_URL: 'https://elshi.example/register/',
      HOST: '[::1]',
      ELSHI_DATA: '/srv/elshi',
      EVENT_STORE: 'memory:',
      ELSHI_TIMEZONE: 'UTC',
      LOG_LEVEL: 'trace',
      ELSHI_WEBHOOK_HTTP: 'true',
      ELSHI_WEBHOOK_NETWORKS: '10.20.0.0/16, fd00::/8',
      ELSHI_WEBHOOK_RETRIES: '1,2.5',
      ELSHI_WEBHOOK_TIMEOUT: '30',
    };
    expect(readSettings(given)).toMatchObject({
      port: 0,
      logPort: 2113,
      publicUrl: 'https://elshi.example/register',
      host: '::1',
      data: '/srv/elshi',
      eventStore: 'memory',
      timezone: 'UTC',
      logLevel: 'trace',
      webhooks: { http: true, networks: ['10.20.0.0/16', 'fd00::/8'], retries: [1, 2.5], timeout: 30 },
    });
  });

  it.each([
    [{ PORT: '65536' }, 'PORT'],
    [{ PORT: '80a' }, 'PORT'],
    [{ PORT: '' }, 'PORT'],
    [{ ELSHI_LOG_PORT: '' }, 'ELSHI_LOG_PORT'],
    [{ ELSHI_LOG_PORT: 'esdb' }, 'ELSHI_LOG_PORT'],
    [{ ELSHI_PUBLIC_URL: 'elshi.example' }, 'ELSHI_PUBLIC_URL'],
    [{ ELSHI_PUBLIC_URL: 'ftp://elshi.example' }, 'ELSHI_PUBLIC_URL'],
    [{ ELSHI_PUBLIC_URL: 'https://elshi.example/?a=b' }, 'ELSHI_PUBLIC_URL'],
    [{ HOST: '0.0.0.0' }, 'HOST'],
    [{ HOST: 'registry.example' }, 'HOST'],
    [{ ELSHI_DATA: ' ' }, 'ELSHI_DATA'],
    [{ ELSHI_TIMEZONE: 'Mars/Olympus' }, 'ELSHI_TIMEZONE'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ EVENT_STORE: 'sqlite:' }, 'EVENT_STORE'],
    [{ EVENT_STORE: 'esdb://db:2113?tls=flase' }, 'EVENT_STORE has tls=flase'],
    [{ EVENT_STORE: 'esdb://db:2113', ELSHI_LOG_PORT: '2114' }, 'ELSHI_LOG_PORT'],
    [{ EVENT_STORE: 'memory:', ELSHI_BACKUP: '/backups' }, 'ELSHI_BACKUP is a backup of the embedded log'],
    [{ ELSHI_BACKUP: '' }, 'ELSHI_BACKUP is empty'],
    [{ STREAM_PREFIX: '$all' }, 'STREAM_PREFIX'],
    [{ ELSHI_WEBHOOK_HTTP: 'yes' }, 'ELSHI_WEBHOOK_HTTP'],
    [{ ELSHI_WEBHOOK_NETWORKS: '10.0.0.1' }, 'ELSHI_WEBHOOK_NETWORKS'],
    [{ ELSHI_WEBHOOK_RETRIES: '5,soon' }, 'ELSHI_WEBHOOK_RETRIES'],
    [{ ELSHI_WEBHOOK_TIMEOUT: '0' }, 'ELSHI_WEBHOOK_TIMEOUT'],
    [{ ELSHI_DATAS: '/srv' }, 'ELSHI_DATAS'],
    [{ HOST: 'a b' }, 'HOST'],
    [{ HOST: '0.0.0.0', ELSHI_ACCESS: 'keys' }, 'HOST'],
    [{ ELSHI_ACCESS: 'on' }, 'ELSHI_ACCESS'],
    [{ ELSHI_ACCESS: 'oidc' }, 'ELSHI_OIDC_ISSUER'],
    [{ ...oidc, ELSHI_OIDC_AUDIENCE: '' }, 'ELSHI_OIDC_AUDIENCE'],
    [{ ...oidc, ELSHI_ACCESS: 'keys' }, 'ELSHI_OIDC_ISSUER'],
    [{ ELSHI_OIDC_ISSUER: 'https://login.example' }, 'ELSHI_OIDC_ISSUER'],
    [{ ...oidc, ELSHI_OIDC_ISSUER: 'http://login.example' }, 'ELSHI_OIDC_ISSUER'],
    [{ ...oidc, ELSHI_OIDC_JWKS: 'file:///keys' }, 'ELSHI_OIDC_JWKS'],
    [{ ...oidc, ELSHI_OIDC_SKEW: '301' }, 'ELSHI_OIDC_SKEW'],
    [{ ...oidc, ELSHI_OIDC_ROLES: 'registrars=KING' }, 'ELSHI_OIDC_ROLES'],
    [{ ELSHI_TLS_CERT: 'cert.pem' }, 'ELSHI_TLS_KEY'],
    [{ ELSHI_TRUSTED_PROXIES: '10.0.0.0/33' }, 'ELSHI_TRUSTED_PROXIES'],
    [{ ELSHI_TRUSTED_PROXIES: '0.0.0.0/0' }, 'ELSHI_TRUSTED_PROXIES'],
    [{ ELSHI_RATE_CALLER: '-1' }, 'ELSHI_RATE_CALLER'],
    [{ ELSHI_READS_DAYS: '0' }, 'ELSHI_READS_DAYS'],
    [{ ...oidc, ELSHI_LOG_PORT: '2113' }, 'ELSHI_LOG_PORT'],
  ])('names the setting that is wrong: %j', (environment, name) => {
    expect(faultOf(environment)).toMatch(new RegExp(`^${name}\\b.*\\.$`));
  });

  it('configures access, and listens beyond this machine only then, encrypted', () => {
    const roles = { ELSHI_OIDC_ROLES: 'hr/registrars=REG, auditors=AUD' };
    expect(
      readSettings({ ...oidc, ...roles, HOST: '[::]', ELSHI_TLS_CERT: 'c', ELSHI_TLS_KEY: 'k' }),
    ).toMatchObject({
      host: '::',
      access: {
        mode: 'oidc',
        tokens: {
          ...{ issuer: 'https://login.example/realm', audience: 'elshi', skew: 30, rolesClaim: 'roles' },
          roles: new Map([
            ['hr/registrars', 'REG'],
            ['auditors', 'AUD'],
          ]),
        },
        tls: { cert: 'c', key: 'k' },
      },
    });
    const behind = { ELSHI_ACCESS: 'keys', HOST: '10.0.0.7', ELSHI_TRUSTED_PROXIES: '10.0.0.5,fd00::/8' };
    expect(readSettings(behind)).toMatchObject({
      host: '10.0.0.7',
      access: { mode: 'keys', proxies: ['10.0.0.5', 'fd00::/8'] },
    });
    const ajar = { ...oidc, ELSHI_LOG_PORT: '2113', ELSHI_LOG_UNGUARDED: 'true' };
    expect(readSettings(ajar)).toMatchObject({ logPort: 2113 });
  });

  it('does not repeat a connection string, which may hold a password', () => {
    expect(faultOf({ EVENT_STORE: 'postgres://admin:secret@db' })).toMatch(/^EVENT_STORE (?!.*secret)/);
  });

  it.each(['esdb://127.0.0.1:2113?tls=false', 'esdb+discover://db', 'kurrentdb://user:pass@db:2113'])(
    'takes the log to be on a server: %s',
    (connection) => {
      expect(readSettings({ EVENT_STORE: connection, STREAM_PREFIX: 'trial-' })).toMatchObject({
        eventStore: 'eventstoredb',
        connection,
        streamPrefix: 'trial-',
      });
    },
  );
});

describe('loopback', () => {
  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.8.9.1', '::1', '[::1]'])(
    '%s is this machine',
    (host) => {
      expect(isLoopback(host)).toBe(true);
    },
  );

  it.each(['', '0.0.0.0', '127.1', '127.0.0.1.example.org', 'localhost.example.org', '10.0.0.1', '::'])(
    '%j is not',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
