import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';

/** How bodies are signed: with a key pair, whose public half anybody may see, or with a secret that both sides hold. */
export const SIGNINGS = ['ED25519', 'HMAC_SHA256'] as const;
export type Signing = (typeof SIGNINGS)[number];

/** Length of a secret in bytes; the specification asks for 24 to 64. */
const SECRET_BYTES = 32;
/** The last bytes of a public key in DER are the key itself. */
const PUBLIC_BYTES = 32;

/** What a webhook's bodies are signed with. */
export interface SigningKey {
  readonly signing: Signing;
  /** Base64: the secret itself, or the private key in PKCS #8. */
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** From when on it signs no more; null for the newest. */
  readonly expiresAt: number | null;
}

/** A new key. */
export function makeKey(signing: Signing, createdAt: number): SigningKey {
  return { signing, secret: secretOf(signing), createdAt, expiresAt: null };
}

function secretOf(signing: Signing): string {
  switch (signing) {
    case 'HMAC_SHA256':
      return randomBytes(SECRET_BYTES).toString('base64');
    case 'ED25519': {
      const { privateKey } = generateKeyPairSync('ed25519');
      return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    }
  }
}

/** The public half of a key pair as Standard Webhooks writes it, `whpk_…`; null for a secret, which has none. */
export function publicKeyOf({ signing, secret }: SigningKey): string | null {
  if (signing === 'HMAC_SHA256') return null;
  const der = createPublicKey(privateKeyOf(secret)).export({ format: 'der', type: 'spki' });
  return `whpk_${der.subarray(-PUBLIC_BYTES).toString('base64')}`;
}

/** A secret as whoever verifies has to be given it, `whsec_…`; null for a key pair, whose private half stays here. */
export function sharedSecretOf({ signing, secret }: SigningKey): string | null {
  return signing === 'HMAC_SHA256' ? `whsec_${secret}` : null;
}

/**
 * The header `webhook-signature` of Standard Webhooks: the signatures of all keys over id, timestamp (seconds since 1970) and body, between
 * spaces, `v1,` by a secret and `v1a,` by a key pair.
 */
export function signatureOf(
  keys: readonly SigningKey[],
  { id, timestamp, body }: { readonly id: string; readonly timestamp: number; readonly body: string },
): string {
  const content = Buffer.from(`${id}.${timestamp}.${body}`);
  return keys.map((key) => signedWith(key, content)).join(' ');
}

function signedWith({ signing, secret }: SigningKey, content: Buffer): string {
  switch (signing) {
    case 'HMAC_SHA256':
      return `v1,${createHmac('sha256', Buffer.from(secret, 'base64')).update(content).digest('base64')}`;
    case 'ED25519':
      return `v1a,${sign(null, content, privateKeyOf(secret)).toString('base64')}`;
  }
}

function privateKeyOf(secret: string): ReturnType<typeof createPrivateKey> {
  return createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' });
}
