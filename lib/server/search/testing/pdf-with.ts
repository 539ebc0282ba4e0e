/** The smallest PDFs that say something, or do harm, for tests. */
import { constants, deflateRawSync } from 'node:zlib'

const CATALOG = '<</Type/Catalog/Pages 2 0 R>>'

/** `text`: ASCII without brackets. */
export function pdfWith(text: string): Uint8Array<ArrayBuffer> {
  return document([...pages(1), stream(`BT /F1 12 Tf 20 100 Td (${text}) Tj ET`), HELVETICA])
}

/** As Chinese programs make them: the characters stand in no font of the file, but in a map that everybody is to have. */
export function chinesePdfWith(text: string): Uint8Array<ArrayBuffer> {
  const codes = [...text].map(letter => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')
  return document([
    ...pages(1),
    stream(`BT /F1 12 Tf 20 100 Td <${codes}> Tj ET`),
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  ])
}

/** Nobody knows the password. */
export function lockedPdf(): Uint8Array<ArrayBuffer> {
  const key = '00'.repeat(32)
  const more = `/Encrypt<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>/ID[<${key}><${key}>]`
  return document([...pages(1), stream('BT /F1 12 Tf (hidden) Tj ET'), HELVETICA], more)
}

/** A file of kilobytes whose only page becomes `mebibytes` of instructions. */
export function bombPdf(mebibytes: number): Uint8Array<ArrayBuffer> {
  // What was flushed whole can be repeated as it is.
  const part = deflateRawSync(Buffer.alloc(1024 * 1024, 'q Q '), { finishFlush: constants.Z_FULL_FLUSH })
  const packed = Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array<Buffer>(mebibytes).fill(part), Buffer.from([3, 0])])
  return document([...pages(1), stream(packed.toString('latin1'), '/Filter/FlateDecode'), HELVETICA])
}

/** Each page says its number, from 1. */
export function pdfOfPages(count: number): Uint8Array<ArrayBuffer> {
  const texts = Array.from({ length: count }, (_, i) => stream(`BT /F1 12 Tf 20 100 Td (page${i + 1}.) Tj ET`))
  return document([...pages(count), ...texts, HELVETICA])
}

const HELVETICA = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'

/** The catalog, the list of pages and the pages; the contents follow one after the other, and then the font. */
function pages(count: number): string[] {
  const numbers = Array.from({ length: count }, (_, i) => i + 3)
  const font = 3 + 2 * count
  const one = (number: number) =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents ${number + count} 0 R/Resources<</Font<</F1 ${font} 0 R>>>>>>`
  return [CATALOG, `<</Type/Pages/Kids[${numbers.map(number => `${number} 0 R`).join(' ')}]/Count ${count}>>`, ...numbers.map(one)]
}

function stream(content: string, more = ''): string {
  return `<</Length ${content.length}${more}>>stream\n${content}\nendstream`
}

/** `objects`: characters that are a byte each. */
function document(objects: readonly string[], more = ''): Uint8Array<ArrayBuffer> {
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = pdf.length
    pdf += `${i + 1} 0 obj${object}endobj\n`
    return at
  })
  const start = pdf.length
  const size = objects.length + 1
  const rows = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  pdf += `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer<</Size ${size}/Root 1 0 R${more}>>\nstartxref\n${start}\n%%EOF`
  return Uint8Array.from(Buffer.from(pdf, 'latin1'))
}
