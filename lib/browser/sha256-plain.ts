/** SHA-256 (FIPS 180-4) in plain JavaScript, for pages that are not secure: the platform keeps its own from them. */
import { hexOf } from '../core/chunk/hex'

const BLOCK_BYTES = 64

/** The first 32 bits of the fractional parts of the square, or cube, roots of the first primes. */
function rootBits(count: number, root: (prime: number) => number): Int32Array {
  const words = new Int32Array(count)
  for (let found = 0, n = 2; found < count; n++) {
    if (!isPrime(n)) continue
    const value = root(n)
    words[found++] = ((value - Math.floor(value)) * 2 ** 32) | 0
  }
  return words
}

function isPrime(n: number): boolean {
  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false
  return true
}

const START = rootBits(8, Math.sqrt)
const ROUND = rootBits(64, Math.cbrt)

/** 64 lower-case hex digits. */
export function sha256Plain(bytes: Uint8Array): string {
  const state = START.slice()
  const words = new Int32Array(64)
  const whole = bytes.length - (bytes.length % BLOCK_BYTES)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < whole; at += BLOCK_BYTES) mix(state, words, view, at)
  const rest = lastBlocks(bytes, whole)
  for (let at = 0; at < rest.byteLength; at += BLOCK_BYTES) mix(state, words, rest, at)
  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, i) => {
    digest.setInt32(i * 4, word)
  })
  return hexOf(new Uint8Array(digest.buffer))
}

/** What is left, a one, zeros, and the length in bits. */
function lastBlocks(bytes: Uint8Array, from: number): DataView {
  const rest = bytes.subarray(from)
  const padded = new Uint8Array(rest.length + 9 <= BLOCK_BYTES ? BLOCK_BYTES : 2 * BLOCK_BYTES)
  padded.set(rest)
  padded[rest.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0)
  return view
}

function mix(state: Int32Array, words: Int32Array, block: DataView, at: number): void {
  expand(words, block, at)
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g)
    const sumE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const one = (h + sumE + choice + (ROUND[i] as number) + (words[i] as number)) | 0
    const sumA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const two = (sumA + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  const mixed = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = ((state[i] as number) + (mixed[i] as number)) | 0
}

function expand(words: Int32Array, block: DataView, at: number): void {
  for (let i = 0; i < 16; i++) words[i] = block.getInt32(at + i * 4)
  for (let i = 16; i < 64; i++) {
    const before = words[i - 15] as number
    const last = words[i - 2] as number
    const low = ((before >>> 7) | (before << 25)) ^ ((before >>> 18) | (before << 14)) ^ (before >>> 3)
    const high = ((last >>> 17) | (last << 15)) ^ ((last >>> 19) | (last << 13)) ^ (last >>> 10)
    words[i] = ((words[i - 16] as number) + low + (words[i - 7] as number) + high) | 0
  }
}
