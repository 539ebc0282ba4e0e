/** Contents of files that are not on any server, one for each kind of preview. */

export interface FakeFile {
  readonly name: string
  readonly content: () => Promise<Uint8Array<ArrayBuffer>>
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const file = (name: string, content: string): FakeFile => ({ name, content: async () => utf8(content) })

const MARKDOWN = `# Quarter three 第三季度

What we **promised**, what we ~~forgot~~ did, and what is [next](https://example.org/next).

- [x] Send the budget
- [ ] Call [Anna](javascript:alert(1))
- Ask for the \`figures\`

> Nothing is ever lost.

| Region | Sales | 说明 |
| --- | ---: | --- |
| North | 1,204 | 含预付款 |
| South | 988 | 未含税 |

![A map of the regions](https://example.org/tracking.png)

<script>alert(1)</script><form><button>Send</button></form><img src=x onerror=alert(1) alt="raw picture">

\`\`\`ts
const answer: number = 42
\`\`\`
`

const CODE = `/** Adds what can be added. */
import { readFileSync } from 'node:fs'

export interface Sum {
  readonly of: readonly number[]
}

export function add({ of }: Sum): number {
  // 从零开始
  let total = 0
  for (const value of of) total += value
  return total
}

console.log(\`total: \${add({ of: [1, 2, 0x10] })}\`, readFileSync('a.txt').length)
`

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400" viewBox="0 0 640 400">
<script>alert(1)</script><rect width="640" height="400" fill="teal"/><circle cx="320" cy="200" r="120" fill="gold"/></svg>`

/** 你好，世界 in GB18030. */
const CHINESE = [0xc4, 0xe3, 0xba, 0xc3, 0xa3, 0xac, 0xca, 0xc0, 0xbd, 0xe7, 0xa1, 0xa3, 0x0d, 0x0a]

const ZIP = [
  'UEsDBBQAAAgAAMBLjFwAAAAAAAAAAAAAAAAHAAAA54Wn54mHL1BLAwQUAAAICADAS4xc/bBldS4AAAAwdQAAFAAAAOeFp+eJhy/lhajlrrbnpo',
  '8uanBn7cExAQAAAMKg2otvCU+gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+BlBLAwQUAAAICADAS4xcinNLIDkAAAAQpAAAFgAAAOeF',
  'p+eJhy/mmKXoioIgMjAyNi5qcGftwQENAAAAwqDaj28PBxQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/BhQSwMEFA',
  'AACAgAwEuMXDzNB/kFAQAAYNgDAFYAAABSZXBvcnRzL0FubnVhbCByZXBvcnQgMjAyNiwgZmluYWwgdmVyc2lvbiBmb3IgdGhlIGJvYXJkIG9m',
  'IGRpcmVjdG9ycyDigJMgYXBwcm92ZWQuZG9jeO3BAQ0AAADCoNqPbw43oAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAC+DVBLAwQUAAAICADAS4xcqj4KPUcAAACo3gAAEwAAAFJlcG9ydHMvYnVk',
  'Z2V0Lnhsc3jtwQEBAAAAgqDbzm9IQAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB8GVBLAw',
  'QUAAAICADAS4xcVzDzBSIAAACADAAACQAAAFJFQURNRS5tZFNWyEjNycnnUh6lR+lRepQepUfpUXqUHqVH6VF6lKYxDQBQSwMEFAAACAgAwEuM',
  'XH/39Go0AAAAoIwAAAwAAABzcmMvaW5kZXgudHPtwTEBAAAAwqDai28ND6AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgBcDUE',
  'sBAj8DFAAACAAAwEuMXAAAAAAAAAAAAAAAAAcACQAAAAAAAAAAAP1BAAAAAOeFp+eJhy9VVAUAAxhm22lQSwECPwMUAAAICADAS4xc/bBldS4A',
  'AAAwdQAAFAAJAAAAAAAAAAAAtIElAAAA54Wn54mHL+WFqOWutuemjy5qcGdVVAUAAxhm22lQSwECPwMUAAAICADAS4xcinNLIDkAAAAQpAAAFg',
  'AJAAAAAAAAAAAAtIGFAAAA54Wn54mHL+aYpeiKgiAyMDI2LmpwZ1VUBQADGGbbaVBLAQI/AxQAAAgIAMBLjFw8zQf5BQEAAGDYAwBWAAkAAAAA',
  'AAAAAAC0gfIAAABSZXBvcnRzL0FubnVhbCByZXBvcnQgMjAyNiwgZmluYWwgdmVyc2lvbiBmb3IgdGhlIGJvYXJkIG9mIGRpcmVjdG9ycyDigJ',
  'MgYXBwcm92ZWQuZG9jeFVUBQADGGbbaVBLAQI/AxQAAAgIAMBLjFyqPgo9RwAAAKjeAAATAAkAAAAAAAAAAAC0gWsCAABSZXBvcnRzL2J1ZGdl',
  'dC54bHN4VVQFAAMYZttpUEsBAj8DFAAACAgAwEuMXFcw8wUiAAAAgAwAAAkACQAAAAAAAAAAALSB4wIAAFJFQURNRS5tZFVUBQADGGbbaVBLAQ',
  'I/AxQAAAgIAMBLjFx/9/RqNAAAAKCMAAAMAAkAAAAAAAAAAAC0gSwDAABzcmMvaW5kZXgudHNVVAUAAxhm22lQSwUGAAAAAAcABwAwAgAAigMA',
  'AAAA',
]

function table(): string {
  const rows = Array.from(
    { length: 60_000 },
    (_, row) => `${row + 1},IMG_${4000 + row}.jpg,"Lake, morning ${row % 7}",${(row * 37) % 1000}.5,第${row % 12}组`,
  )
  return ['No.,File,Title,Weight,分组', ...rows].join('\n')
}

/** Slanting colours with a grid, to see sharpness and edges. */
async function picture(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(3000, 2000)
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  const slope = context.createLinearGradient(0, 0, 3000, 2000)
  for (const [at, hue] of [200, 170, 90, 40].entries()) slope.addColorStop(at / 3, `hsl(${hue} 60% 55%)`)
  context.fillStyle = slope
  context.fillRect(0, 0, 3000, 2000)
  context.strokeStyle = 'white'
  for (let at = 0; at <= 3000; at += 100) context.strokeRect(at, 0, 100, 2000)
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
}

/** A second of a falling tone. */
function sound(): Uint8Array<ArrayBuffer> {
  const rate = 8000
  const bytes = new Uint8Array(44 + rate)
  const view = new DataView(bytes.buffer)
  const words: readonly (readonly [number, string])[] = [
    [0, 'RIFF'],
    [8, 'WAVEfmt '],
    [36, 'data'],
  ]
  for (const [at, word] of words) bytes.set(utf8(word), at)
  for (const [at, value] of [
    [4, 36 + rate],
    [16, 16],
    [24, rate],
    [28, rate],
    [40, rate],
  ] as const)
    view.setUint32(at, value, true)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    view.setUint16(at, value, true)
  for (let at = 0; at < rate; at++) bytes[44 + at] = 128 + 60 * Math.sin((at / rate) * (900 - at / 20))
  return bytes
}

/** Pages with a heading each, in a Latin and a Chinese font that the document does not bring. */
function pdf(): Uint8Array<ArrayBuffer> {
  const pages = 12
  const kids = Array.from({ length: pages }, (_, page) => `${10 + page * 2} 0 R`).join(' ')
  const objects = new Map<number, string>([
    [1, '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>'],
    [2, `<</Type/Pages/Kids[${kids}]/Count ${pages}>>`],
    [3, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
    [4, '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>'],
    [5, '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>'],
  ])
  for (let page = 0; page < pages; page++) {
    const text = `BT /F1 28 Tf 72 740 Td (Chapter ${page + 1}) Tj /F2 20 Tf 0 -40 Td <4F60597DFF0C4E16754C> Tj ET`
    const resources = '<</Font<</F1 3 0 R/F2 4 0 R>>>>'
    objects.set(10 + page * 2, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources${resources}/Contents ${11 + page * 2} 0 R>>`)
    objects.set(11 + page * 2, `<</Length ${text.length}>>stream\n${text}\nendstream`)
  }
  let body = '%PDF-1.7\n'
  const offsets: string[] = []
  for (const [id, object] of objects) {
    offsets.push(`${id} 1\n${String(body.length).padStart(10, '0')} 00000 n \n`)
    body += `${id} 0 obj${object}endobj\n`
  }
  return utf8(`${body}xref\n0 1\n0000000000 65535 f \n${offsets.join('')}trailer<</Size 100/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`)
}

const unpacked = (base64: string) => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))

/** By the word that shows each. */
export const FAKE_FILES: Readonly<Record<string, FakeFile>> = {
  image: { name: 'Lake in the morning.png', content: picture },
  drawing: file('Logo, final version.svg', DRAWING),
  heic: file('IMG_4031.HEIC', 'x'.repeat(2000)),
  raw: file('DSC_0815.NEF', 'x'.repeat(2000)),
  broken: file('Half a picture.jpg', 'not a picture at all'),
  audio: { name: 'Débussy – Clair de lune.wav', content: async () => sound() },
  video: file('Interview with a very long name that has to give way in the middle, part 2.mp4', 'not a film'),
  pdf: { name: '合同 Contract 2026.pdf', content: async () => pdf() },
  'no-pdf': file('Scanned.pdf', 'this is a letter, not a PDF'),
  markdown: file('README.md', MARKDOWN),
  code: file('index.ts', CODE),
  windows: file('notes.txt', 'first line\r\nsecond line\r\n'),
  chinese: { name: '说明.txt', content: async () => new Uint8Array([...CHINESE, ...CHINESE]) },
  long: file('server.log', '2026-04-12T09:30:00Z INFO a request was answered in 12 ms\n'.repeat(40_000)),
  binary: { name: 'data.txt', content: async () => new Uint8Array(3000).map((_, at) => at % 251) },
  guess: file('Makefile', 'all:\n\tcc -o app main.c\n'),
  table: file('Catalogue.csv', table()),
  zip: { name: 'Photos and reports.zip', content: async () => unpacked(ZIP.join('')) },
  'no-zip': file('Broken.zip', 'PK and nothing else'),
  other: file('Annual report 2026, final version for the board of directors – approved.docx', 'x'.repeat(48_000)),
  empty: file('Empty.md', ''),
}
