import { expect, test } from 'vitest'
import { pictureFormat } from './picture-format'
import { previewKind } from './preview-kind'

test.each([
  ['IMG_2.HEIC', 'heic', 'image'],
  ['IMG_3.heif', 'heic', 'image'],
  ['scan.TIF', 'tiff', 'reduced'],
  ['poster.psd', 'photoshop', 'reduced'],
  ['DSC_1.nef', 'raw', 'reduced'],
  ['photo.jpg', undefined, 'image'],
] as const)('%s is %s, and shown as %s', (name, format, kind) => {
  expect([pictureFormat(name), previewKind(name)]).toEqual([format, kind])
})
