import { Addresses, isNetwork, type Resolve } from './addresses.js';

const strict = new Addresses({ networks: [], http: false });

describe('a URL', () => {
  it.each([
    ['https://payroll.example/elshi', undefined],
    ['https://payroll.example:8443/', undefined],
    ['https://payroll.example:443/', undefined],
    ['https://8.8.8.8/', undefined],
    ['payroll.example', 'URL'],
    ['ftp://payroll.example/', 'URL'],
    [`https://payroll.example/${'x'.repeat(2000)}`, 'URL'],
    ['http://payroll.example/', 'HTTPS'],
    ['https://user@payroll.example/', 'CREDENTIALS'],
    ['https://:secret@payroll.example/', 'CREDENTIALS'],
    ['https://payroll.example:22/', 'PORT'],
    ['https://payroll.example:6379/', undefined],
    ['https://127.0.0.1/', 'ADDRESS'],
    ['https://0x7f.1/', 'ADDRESS'],
    ['https://2130706433/', 'ADDRESS'],
    ['https://017700000001/', 'ADDRESS'],
    ['https://[::1]/', 'ADDRESS'],
    ['https://[::ffff:10.0.0.1]/', 'ADDRESS'],
    ['https://169.254.169.254/latest/meta-data', 'ADDRESS'],
  ])('%.60s: %s', (url, code) => {
    expect(strict.faultOf(url)?.code).toBe(code);
  });

  it('may be of an allowed network, and of http where that is allowed', () => {
    const inside = new Addresses({ networks: ['10.20.0.0/16', 'fd00::/8'], http: true });
    expect(inside.faultOf('http://10.20.1.2/')).toBeUndefined();
    expect(inside.faultOf('https://[fd12::1]/')).toBeUndefined();
    expect(inside.faultOf('https://[::ffff:10.20.1.2]/')).toBeUndefined();
    expect(inside.faultOf('https://10.21.1.2/')?.code).toBe('ADDRESS');
    expect(inside.faultOf('http://10.20.1.2:25/')?.code).toBe('PORT');
  });
});

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '168.63.129.16',
    '0.0.0.0',
    '0.1.2.3',
    '255.255.255.255',
    '224.0.0.1',
    '240.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:169.254.169.254',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
    'nowhere',
  ])('%s is refused', (address) => expect(strict.allows(address)).toBe(false));

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2a00:1450:4001:82a::200e', '::ffff:8.8.8.8'])(
    '%s is public',
    (address) => expect(strict.allows(address)).toBe(true),
  );

  it('range is written with its length', () => {
    expect(['10.0.0.0/8', '::1/128'].every(isNetwork)).toBe(true);
    expect(['10.0.0.0', '10.0.0.0/33', 'any', ''].some(isNetwork)).toBe(false);
  });
});

describe('a name', () => {
  const looked = (resolve: Resolve, all: boolean) =>
    new Promise((answered) => {
      const addresses = new Addresses({ networks: [], http: false }, resolve);
      addresses.lookup('payroll.example', { all }, (error, address, family) =>
        answered(error?.message ?? [address, family]),
      );
    });
  const four = (...addresses: readonly string[]) =>
    Promise.resolve(addresses.map((address) => ({ address, family: 4 })));

  it('leads to those of its addresses that are public', async () => {
    expect(await looked(() => four('10.0.0.1', '8.8.8.8'), false)).toEqual(['8.8.8.8', 4]);
    expect(await looked(() => four('10.0.0.1', '8.8.8.8'), true)).toEqual([
      [{ address: '8.8.8.8', family: 4 }],
      undefined,
    ]);
  });

  it('leads nowhere when none is', async () => {
    expect(await looked(() => four('127.0.0.1', '10.0.0.1'), true)).toBe(
      'payroll.example is 127.0.0.1, 10.0.0.1, which is refused.',
    );
    expect(await looked(() => four(), true)).toBe('payroll.example has no address.');
  });

  it('is asked anew for every connection, so that it cannot change in between', async () => {
    let asked = 0;
    const rebinding: Resolve = () => ((asked += 1) === 1 ? four('8.8.8.8') : four('169.254.169.254'));
    const addresses = new Addresses({ networks: [], http: false }, rebinding);
    const look = () =>
      new Promise((answered) =>
        addresses.lookup('payroll.example', {}, (error, address) => answered(error ? 'refused' : address)),
      );
    expect([await look(), await look()]).toEqual(['8.8.8.8', 'refused']);
  });
});
