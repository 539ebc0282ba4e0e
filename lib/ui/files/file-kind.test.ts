import { expect, test } from 'vitest'
import { fileKind } from './file-kind'

test.each([
  ['IMG_1.JPG', 'image'],
  ['song.flac', 'audio'],
  ['a.tar.gz', 'archive'],
  ['README', 'other'],
  ['.png', 'other'],
  ['report.docx', 'text'],
  ['what.constructor', 'other'],
])('%s is shown as %s', (name, kind) => expect(fileKind(name)).toBe(kind))
