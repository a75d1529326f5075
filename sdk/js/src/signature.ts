import { hmacSha256 } from './sha256.js';

/** What a signature is checked against. */
export interface VerifySignatureOptions {
  /** Maximum clock-skew in seconds. Defaults to 5 minutes. */
  toleranceSeconds?: number;
  /** Clock used for timestamp validation — useful in tests. Milliseconds, as `Date.now` gives; Unix seconds are understood, too. */
  now?: () => number;
  /** `X-Hatched-Timestamp` beside `X-Hatched-Signature`, or `webhook-timestamp` beside `webhook-signature`: those styles fail without it. */
  timestamp?: string | number | undefined;
  /** `webhook-id` beside `webhook-signature`: that style fails without it. */
  id?: string | undefined;
}

/** `false`: no signature fits. `late`: one fits, but it is too old or too far ahead. */
export type Verdict = boolean | 'late';

const encoder = (): TextEncoder => new TextEncoder();

/** Tells the style by the signature's own form. */
export function checkSignature(body: string | Uint8Array, signature: string, secret: string, options: VerifySignatureOptions): Verdict {
  const bytes = typeof body === 'string' ? encoder().encode(body) : body;
  if (signature.startsWith('sha256=')) {
    return judge(options.timestamp, options, (time) => matches(signature.slice('sha256='.length), hex(sign(secret, `${time}.`, bytes))));
  }

  if (/(^|,)\s*t=/.test(signature)) {
    const parts = signature.split(',').map((part) => part.trim().split('=', 2) as [string, string?]);
    const time = parts.find(([name]) => name === 't')?.[1];
    return judge(time, options, (fresh) => {
      const expected = hex(sign(secret, `${fresh}.`, bytes));
      return any(parts.filter(([name]) => name === 'v1').map(([, value]) => matches(value ?? '', expected)));
    });
  }

  return judge(options.id ? options.timestamp : undefined, options, (time) => {
    const prefix = `${options.id}.${time}.`;
    const expected = keysOf(secret).map((key) => base64(hmacSha256(key, encoder().encode(prefix), bytes)));
    const given = signature.split(' ').filter((part) => part.startsWith('v1,')).map((part) => part.slice('v1,'.length));
    return any(given.flatMap((value) => expected.map((one) => matches(value, one))));
  });
}

// The time is judged last and only for a signature that fits: nothing is said to a sender who does not know the secret.
function judge(timestamp: string | number | undefined, options: VerifySignatureOptions, fits: (time: string) => boolean): Verdict {
  const time = String(timestamp ?? '');
  if (!/^\d{1,12}$/.test(time) || !fits(time)) {
    return false;
  }

  const now = (options.now ?? Date.now)();
  const seconds = Math.floor(now > 1e11 ? now / 1000 : now); // 1e11 s lie in the year 5138, 1e11 ms in 1973
  return Math.abs(seconds - Number(time)) <= (options.toleranceSeconds ?? 300) || 'late';
}

function sign(secret: string, prefix: string, body: Uint8Array): Uint8Array {
  return hmacSha256(encoder().encode(secret), encoder().encode(prefix), body);
}

/** Standard Webhooks: the secret as it was shown, or what its base64 part says. */
function keysOf(secret: string): Uint8Array[] {
  const keys = [encoder().encode(secret)];
  if (secret.startsWith('whsec_')) {
    try {
      keys.push(Uint8Array.from(atob(secret.slice('whsec_'.length)), (char) => char.charCodeAt(0)));
    } catch {
      // not base64: then the text alone is the key
    }
  }

  return keys;
}

/** Compares in a time that does not depend on where the two differ. */
function matches(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let i = 0; i < expected.length; i++) {
    difference |= given.charCodeAt(i) ^ expected.charCodeAt(i);
  }

  return difference === 0;
}

// Not Array.some: every signature is looked at.
const any = (results: readonly boolean[]): boolean => results.reduce((found, one) => found || one, false);

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
