import { createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { makeKey, publicKeyOf, sharedSecretOf, signatureOf } from './signatures.js';

const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' };
/** Of an Ed25519 key in DER, what stands before the key itself. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

describe('a signature', () => {
  it('is that of the vector of Standard Webhooks', () => {
    const secret = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const key = { signing: 'HMAC_SHA256', secret, createdAt: 0, expiresAt: null } as const;
    expect(signatureOf([key], message)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
    expect(sharedSecretOf(key)).toBe(`whsec_${secret}`);
  });

  it('by a secret is verified by another implementation, and no longer when a letter differs', () => {
    const key = makeKey('HMAC_SHA256', 0);
    const now = Math.floor(Date.now() / 1000);
    const sent = { ...message, timestamp: now };
    const headers = {
      'webhook-id': sent.id,
      'webhook-timestamp': String(now),
      'webhook-signature': signatureOf([makeKey('HMAC_SHA256', 0), key], sent),
    };
    const theirs = new Webhook(sharedSecretOf(key)!);
    expect(theirs.verify(sent.body, headers)).toEqual({ test: 2432232314 });
    expect(() => theirs.verify(`${sent.body} `, headers)).toThrow('No matching signature found');
    expect(() =>
      new Webhook(sharedSecretOf(makeKey('HMAC_SHA256', 0))!).verify(sent.body, headers),
    ).toThrow();
  });

  it('by a key pair is verified by its public half', () => {
    const key = makeKey('ED25519', 0);
    const signature = signatureOf([key], message);
    const told = publicKeyOf(key)!;
    expect(told).toMatch(/^whpk_[A-Za-z0-9+/]{43}=$/);
    expect(sharedSecretOf(key)).toBeNull();

    const der = Buffer.concat([SPKI, Buffer.from(told.slice('whpk_'.length), 'base64')]);
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const [version, value = ''] = signature.split(',');
    const holds = (content: string) =>
      verify(null, Buffer.from(content), publicKey, Buffer.from(value, 'base64'));
    expect(version).toBe('v1a');
    expect(holds(`${message.id}.${message.timestamp}.${message.body}`)).toBe(true);
    expect(holds(`${message.id}.${message.timestamp + 1}.${message.body}`)).toBe(false);
  });
});
