/** Seeded randomness: one seed, one sequence, on every machine. Good enough to search with, not to keep secrets with. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const ID_LENGTH = 22

export class Random {
  private state: number

  constructor(seed: number) {
    this.state = mix(seed | 0)
  }

  /** 32 random bits, unsigned (mulberry32). */
  bits(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    return mix(this.state) >>> 0
  }

  /** From 0 up to but not including 1. */
  fraction(): number {
    return this.bits() / 0x1_0000_0000
  }

  /** A whole number from 0 up to but not including `end`. */
  below(end: number): number {
    return Math.floor(this.fraction() * end)
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('nothing to pick from')
    return from[this.below(from.length)] as T
  }

  /** One of the keys of `weights`, each as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    const keys = Object.keys(weights) as Key[]
    let left = this.fraction() * keys.reduce((sum, key) => sum + weights[key], 0)
    for (const key of keys) {
      left -= weights[key]
      if (left < 0) return key
    }
    return keys[keys.length - 1] as Key
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length)
    const words = new DataView(bytes.buffer)
    let at = 0
    for (; at + 4 <= length; at += 4) words.setUint32(at, this.bits())
    for (; at < length; at++) bytes[at] = this.bits()
    return bytes
  }

  /** A client-made id: 128 bits as base64url. */
  id(): string {
    let id = ''
    for (let i = 0; i < ID_LENGTH - 1; i++) id += ALPHABET[this.below(64)]
    return id + 'AQgw'[this.below(4)]
  }

  /** A stream of its own, so that what is drawn from it moves nothing else. */
  fork(label: string): Random {
    let seed = this.state
    for (const character of label) seed = mix(seed ^ character.charCodeAt(0))
    return new Random(seed)
  }
}

function mix(state: number): number {
  let word = Math.imul(state ^ (state >>> 15), 1 | state)
  word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word
  return word ^ (word >>> 14)
}
