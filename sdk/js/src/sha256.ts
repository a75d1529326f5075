// Written out, because the signature of a webhook is verified synchronously and on every runtime: Web Crypto has promises only, and
// node:crypto is not everywhere. FIPS 180-4 and RFC 2104; the tests compare it with node:crypto.

const BLOCK = 64;

const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;

let tables: { initial: Int32Array; round: Int32Array } | undefined;

/** The first 32 bits of the fractional parts of the square roots of 8 primes, and of the cube roots of 64. */
function constants(): { initial: Int32Array; round: Int32Array } {
  if (!tables) {
    const primes: number[] = [];
    for (let n = 2; primes.length < 64; n++) {
      if (primes.every((prime) => n % prime !== 0)) {
        primes.push(n);
      }
    }

    tables = {
      initial: Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
      round: Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
    };
  }

  return tables;
}

export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const { initial, round } = constants();
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const padded = new Uint8Array(Math.ceil((length + 9) / BLOCK) * BLOCK);
  concatInto(padded, parts);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);

  const state = Int32Array.from(initial);
  const w = new Int32Array(64);
  for (let start = 0; start < padded.length; start += BLOCK) {
    for (let i = 0; i < 16; i++) {
      w[i] = view.getInt32(start + 4 * i);
    }

    for (let i = 16; i < 64; i++) {
      const [a, b] = [w[i - 15]!, w[i - 2]!];
      const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
      const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
      w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
    }

    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + round[i]! + w[i]!) | 0;
      const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }

    [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = (state[i]! + value) | 0));
  }

  const digest = new Uint8Array(32);
  const out = new DataView(digest.buffer);
  state.forEach((value, i) => out.setInt32(4 * i, value));
  return digest;
}

export function hmacSha256(key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const block = new Uint8Array(BLOCK);
  block.set(key.length > BLOCK ? sha256(key) : key);
  return sha256(block.map((byte) => byte ^ 0x5c), sha256(block.map((byte) => byte ^ 0x36), ...parts));
}

const rotate = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

function concatInto(target: Uint8Array, parts: readonly Uint8Array[]): void {
  let at = 0;
  for (const part of parts) {
    target.set(part, at);
    at += part.length;
  }
}
