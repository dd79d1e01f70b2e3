import { jest } from '@jest/globals';
import { Keys, ReadLog } from '@elshi/access';
import { openApplication } from '@elshi/application';
import { pino } from 'pino';
import { createService } from '../../apps/api/src/service.js';
import { isFault, readSettings } from '../../apps/api/src/settings.js';
import { registration } from '../support/client.js';

describe('a read that cannot be written down', () => {
  it('is not answered, be it a record, a stream or a head; everything else is', async () => {
    const settings = readSettings({ ELSHI_ACCESS: 'keys' });
    if (isFault(settings)) throw new Error(settings.fault);
    const kept = { keys: Keys.inMemory(), reads: ReadLog.inMemory() };
    const { text } = kept.keys.create({
      ...{ label: 'registrar', grants: ['REG', 'AUD', 'ADM'], createdBy: 'operator' },
      expiresAt: Date.now() + 600_000,
    });
    const service = await createService(await openApplication({ kind: 'memory' }), {
      ...{ timezone: 'Asia/Almaty', log: pino({ level: 'silent' }) },
      access: { ...settings.access, kept },
    });
    const base = await service.listen(0, '127.0.0.1');
    const headers = { authorization: `Bearer ${text}`, 'content-type': 'application/json' };
    const ask = (path: string, init: RequestInit = {}) => fetch(base + path, { headers, ...init });
    const act = { method: 'POST', body: JSON.stringify(registration('Serikbai Dana')) };
    expect((await ask('/v1/officers/w01/acts', act)).status).toBe(201);
    expect((await ask('/v1/officers/w01')).headers.get('etag')).toBe('"1"');

    jest.spyOn(kept.reads, 'add').mockRejectedValue(new Error('The disk is full.'));
    for (const path of [
      '/v1/officers/w01',
      '/v1/officers/w01/replay',
      '/v1/export',
      '/v1/officers/w01/record.html',
    ]) {
      const answer = await ask(path);
      const said = await answer.text();
      expect([path, answer.status, answer.headers.get('etag')]).toEqual([path, 503, null]);
      expect(JSON.parse(said)).toMatchObject({ code: 'READS_NOT_KEPT', status: 503, instance: path });
      expect(said).not.toContain('Serikbai');
    }
    expect((await ask('/v1/officers/w01', { method: 'HEAD' })).status).toBe(503);
    expect((await ask('/v1/catalogue/ranks')).status).toBe(200);
    expect((await ask('/v1/officers/w02/acts', act)).status).toBe(201);
    await service.close();
  }, 60_000);
});
