/** Small contents of many kinds that open in what people open them with: a few hundred, shared by all seeded files. */
import sharp, { type Sharp } from 'sharp'
import { ZipFile } from 'yazl'
import { cutStream } from '../../lib/core/chunk/cut-stream'
import { contentHash, type ManifestChunk } from '../../lib/core/chunk/manifest'
import type { ChunkHash, ContentHash } from '../../lib/core/ids'
import type { Random } from '../../lib/core/testing/random'
import { pdfWith } from '../../lib/server/search/testing/pdf-with'
import { sha256, sha256Hex } from '../../lib/server/sha256'

export interface SeedChunk extends ManifestChunk {
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface SeedContent {
  readonly extension: string
  readonly hash: ContentHash
  readonly size: number
  readonly chunks: readonly SeedChunk[]
}

const SENTENCES = [
  'The quarterly budget was approved without changes.',
  'Please send the signed contract before Friday.',
  'We met in the garden and talked about the new house.',
  '本次会议讨论了租赁合同的续签问题。',
  '预算已经提交，请在周五之前确认。',
  '孩子们在公园里放风筝，拍了很多照片。',
  '来週の会議の資料を準備してください。',
  'Die Rechnung ist bis Ende des Monats zu bezahlen.',
  'La réunion a été reportée à jeudi prochain.',
  'Договор подписан, копия отправлена по почте.',
]

type Make = (random: Random) => Promise<Uint8Array> | Uint8Array

/** By extension; each is made several times, of several lengths. */
const MAKERS: Readonly<Record<string, Make>> = {
  txt: random => encode(prose(random, random.between(3, 400))),
  md: random => encode(`# ${random.pick(SENTENCES)}\n\n- one\n- two\n\n${prose(random, random.between(3, 200))}`),
  csv: random =>
    encode(['date,what,amount', ...lines(random, 200, i => `2026-01-${(i % 28) + 1},item ${i},${random.below(9999)}`)].join('\n')),
  json: random => encode(JSON.stringify({ items: lines(random, 80, i => ({ id: i, note: random.pick(SENTENCES) })) }, null, 2)),
  html: random => encode(`<!doctype html><meta charset="utf-8"><title>Page</title><p>${prose(random, 12)}</p>`),
  ts: random => encode(lines(random, 120, i => `export const value${i} = ${random.below(1000)}`).join('\n')),
  py: random => encode(lines(random, 120, i => `def step_${i}(x):\n    return x + ${random.below(1000)}\n`).join('\n')),
  svg: random =>
    encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="${colourOf(random)}"/></svg>`),
  pdf: random => pdfWith(`${SENTENCES[random.below(3)]} ${random.below(1e9)}`),
  jpg: random => picture(random).jpeg({ quality: 70 }).toBuffer(),
  png: random => picture(random).png().toBuffer(),
  webp: random => picture(random).webp().toBuffer(),
  wav: random => tone(random.between(200, 900), random.between(1, 3)),
  zip: random => zipped('notes.txt', encode(prose(random, 20))),
  docx: random => document(prose(random, 5)),
}

const OF_EACH = 16
/** These are cut into several chunks. */
const LARGE = 3
const LARGE_BYTES = 3 * 1024 * 1024

export async function makeContents(random: Random): Promise<SeedContent[]> {
  const contents: SeedContent[] = [await toContent('txt', new Uint8Array(0))]
  for (const [extension, make] of Object.entries(MAKERS)) {
    for (let i = 0; i < OF_EACH; i++) contents.push(await toContent(extension, await make(random)))
  }
  for (let i = 0; i < LARGE; i++) {
    const text = lines(random, 1, () => prose(random, 60))
      .join('')
      .repeat(1000)
      .slice(0, LARGE_BYTES / 3)
    contents.push(await toContent('log', encode(`${i}\n${text}`)))
  }
  return contents
}

async function toContent(extension: string, bytes: Uint8Array): Promise<SeedContent> {
  const chunks: SeedChunk[] = []
  for await (const part of cutStream([bytes])) chunks.push({ bytes: part, size: part.length, hash: sha256Hex(part) as ChunkHash })
  return { extension, hash: await contentHash(chunks, sha256), size: bytes.length, chunks }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function prose(random: Random, sentences: number): string {
  return Array.from({ length: sentences }, () => random.pick(SENTENCES)).join(random.chance(0.3) ? '\n' : ' ')
}

function lines<T>(random: Random, most: number, line: (i: number) => T): T[] {
  return Array.from({ length: random.between(1, most) }, (_, i) => line(i))
}

function colourOf(random: Random): string {
  return `#${random.below(0x1000000).toString(16).padStart(6, '0')}`
}

/** A colour running into another, so that it looks like something. */
function picture(random: Random): Sharp {
  const [width, height] = [random.between(200, 900), random.between(200, 900)]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <linearGradient id="g" x2="1" y2="1"><stop stop-color="${colourOf(random)}"/><stop offset="1" stop-color="${colourOf(random)}"/></linearGradient>
    <rect width="100%" height="100%" fill="url(#g)"/><circle cx="50%" cy="45%" r="20%" fill="${colourOf(random)}"/></svg>`
  return sharp(Buffer.from(svg))
}

/** Eight bits a sample, so that a second takes little. */
function tone(hertz: number, seconds: number): Uint8Array {
  const rate = 8000
  const samples = Buffer.from(
    Array.from({ length: rate * seconds }, (_, i) => 128 + Math.round(60 * Math.sin((i / rate) * hertz * 2 * Math.PI))),
  )
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}

async function zipped(...entries: readonly (string | Uint8Array)[]): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (let i = 0; i < entries.length; i += 2) zip.addBuffer(Buffer.from(entries[i + 1] as Uint8Array), entries[i] as string)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** The least that a word processor takes. */
function document(text: string): Promise<Uint8Array> {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const office = 'http://schemas.openxmlformats.org'
  return zipped(
    '[Content_Types].xml',
    encode(
      `<?xml version="1.0"?><Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    '_rels/.rels',
    encode(
      `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml',
    encode(
      `<?xml version="1.0"?><w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  )
}
