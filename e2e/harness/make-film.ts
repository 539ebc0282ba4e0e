/** A film that browsers play: WebM with one picture a second, each whole in itself, so that every second can be sought. */
import sharp from 'sharp'
import { noise } from './disk'

const [WIDTH, HEIGHT] = [640, 480]
const PICTURE_MS = 1000

/** Of so many seconds, about 200 kB each. */
export async function makeFilm(seconds: number): Promise<Uint8Array> {
  const picture = await vp8Picture()
  const clusters = Array.from({ length: seconds }, (_, second) =>
    element('1f43b675', number('e7', second * PICTURE_MS), element('a3', Buffer.from([0x81, 0, 0, 0x80]), picture)),
  )
  const head = Buffer.concat([
    element(
      '1549a966',
      number('2ad7b1', 1_000_000),
      element('4489', float(seconds * PICTURE_MS)),
      text('4d80', 'e2e'),
      text('5741', 'e2e'),
    ),
    element('1654ae6b', element('ae', ...track())),
  ])
  // Every number takes eight bytes, so that the list of places is as long with any numbers in it.
  const first = head.length + cues(clusters, 0).length
  const types = [number('4286', 1), number('42f7', 1), number('42f2', 4), number('42f3', 8), text('4282', 'webm'), number('4287', 2)]
  return Buffer.concat([element('1a45dfa3', ...types, number('4285', 2)), element('18538067', head, cues(clusters, first), ...clusters)])
}

function track(): Buffer[] {
  const picture = element('e0', number('b0', WIDTH), number('ba', HEIGHT))
  return [number('d7', 1), number('73c5', 1), number('83', 1), number('9c', 0), text('86', 'V_VP8'), picture]
}

/** Where each second lies, from the first cluster on. */
function cues(clusters: readonly Buffer[], first: number): Buffer {
  let at = first
  const points = clusters.map((cluster, second) => {
    const point = element('bb', number('b3', second * PICTURE_MS), element('b7', number('f7', 1), number('f1', at)))
    at += cluster.length
    return point
  })
  return element('1c53bb6b', ...points)
}

/** What a WebP picture holds is one picture of a VP8 film. */
async function vp8Picture(): Promise<Buffer> {
  const raw = { width: WIDTH, height: HEIGHT, channels: 3 as const }
  const webp = await sharp(noise(WIDTH * HEIGHT * 3), { raw })
    .webp({ quality: 80, effort: 0 })
    .toBuffer()
  if (webp.toString('latin1', 12, 16) !== 'VP8 ') throw new Error('not a plain WebP')
  return webp.subarray(20, 20 + webp.readUInt32LE(16))
}

/** Of EBML: an id, a length of eight bytes, what is in it. */
function element(id: string, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(content.length) | (1n << 56n))
  return Buffer.concat([Buffer.from(id, 'hex'), length, content])
}

function number(id: string, value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return element(id, bytes)
}

function float(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes
}

function text(id: string, value: string): Buffer {
  return element(id, Buffer.from(value))
}
