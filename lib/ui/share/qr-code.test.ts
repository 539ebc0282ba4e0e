/** What a camera reads of the code that is shown. */
import jsQR from 'jsqr'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { linkAddress } from './link-address'
import { QrCode } from './qr-code'

const SIDE = 416

async function seen(text: string): Promise<string | undefined> {
  const drawn = renderToStaticMarkup(createElement(QrCode, { text, label: 'QR code' })).replace(
    '<svg',
    '<svg xmlns="http://www.w3.org/2000/svg"',
  )
  const picture = sharp(Buffer.from(drawn)).resize(SIDE, SIDE).flatten({ background: 'white' }).ensureAlpha().raw()
  return jsQR(new Uint8ClampedArray(await picture.toBuffer()), SIDE, SIDE)?.data
}

test.each([null, '假期-2026', 'x'.repeat(60)])('the code is the address that is passed on, with the short name %s', async slug => {
  const link = { token: 'A1b2C3d4E5f6G7h8I9j0Kw', slug, origin: 'https://drive.example.org' }
  const address = linkAddress('http://192.168.1.2:3000', link)
  expect(address.startsWith('https://drive.example.org/s/A1b2C3d4E5f6G7h8I9j0Kw')).toBe(true)
  expect(await seen(address)).toBe(address)
})
