import { expect, test } from 'vitest'
import { previewKind } from './preview-kind'

test.each([
  ['IMG_1.JPG', 'image'],
  ['logo.svg', 'drawing'],
  ['IMG_2.HEIC', 'image'],
  ['scan.tif', 'reduced'],
  ['DSC_1.nef', 'reduced'],
  ['film.mp4', 'video'],
  ['song.flac', 'audio'],
  ['合同.pdf', 'pdf'],
  ['README.md', 'markdown'],
  ['budget.csv', 'table'],
  ['index.ts', 'text'],
  ['page.html', 'text'],
  ['photos.zip', 'zip'],
  ['report.docx', 'none'],
  ['README', 'guess'],
  ['.gitignore', 'guess'],
  ['what.constructor', 'guess'],
])('%s is shown as %s', (name, kind) => expect(previewKind(name)).toBe(kind))
