/**
 * Where a file is cut into chunks: FastCDC with normalised chunking (Xia et al., USENIX ATC 2016), on 32-bit gear
 * hashes. Cut points depend on the content alone, so an insertion changes one or two chunks. A state machine over
 * buffers: it reads nothing and keeps no bytes.
 *
 * The numbers and the gear table are part of the stored format: content hashes are made of chunk hashes, so another
 * choice would make equal files look different.
 */

export const MIN_CHUNK_BYTES = 256 * 1024
export const NORMAL_CHUNK_BYTES = 1024 * 1024
export const MAX_CHUNK_BYTES = 4 * 1024 * 1024

/** 22 high bits before the normal size, 18 after it: two bits harder and two easier than 1 MiB on average. */
const HARD_MASK = 0xfffffc00 | 0
const EASY_MASK = 0xffffc000 | 0

/** 256 fixed pseudo-random words (mulberry32 from one seed). */
const GEAR = gearTable(0x10c57e9)

function gearTable(seed: number): Int32Array {
  const table = new Int32Array(256)
  let state = seed
  for (let i = 0; i < 256; i++) {
    state = (state + 0x6d2b79f5) | 0
    let word = Math.imul(state ^ (state >>> 15), 1 | state)
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word
    table[i] = word ^ (word >>> 14)
  }
  return table
}

export interface Chunker {
  /** Index just past the next cut in `bytes`, or -1 while the chunk runs on into the next buffer. */
  nextCut(bytes: Uint8Array): number
}

export function createChunker(): Chunker {
  let length = 0
  let hash = 0

  return {
    nextCut(bytes) {
      const start = length
      let i = Math.min(bytes.length, Math.max(0, MIN_CHUNK_BYTES - start))
      const hardEnd = Math.min(bytes.length, NORMAL_CHUNK_BYTES - start)
      const easyEnd = Math.min(bytes.length, MAX_CHUNK_BYTES - start)
      let rolling = hash
      for (; i < hardEnd; i++) {
        rolling = ((rolling << 1) + (GEAR[bytes[i] as number] as number)) | 0
        if ((rolling & HARD_MASK) === 0) return cut(i + 1)
      }
      for (; i < easyEnd; i++) {
        rolling = ((rolling << 1) + (GEAR[bytes[i] as number] as number)) | 0
        if ((rolling & EASY_MASK) === 0) return cut(i + 1)
      }
      if (start + i >= MAX_CHUNK_BYTES) return cut(i)
      length = start + bytes.length
      hash = rolling
      return -1
    },
  }

  function cut(end: number): number {
    length = 0
    hash = 0
    return end
  }
}
