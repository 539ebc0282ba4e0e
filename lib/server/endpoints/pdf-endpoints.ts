/**
 * What the PDF viewer fetches while it works: its worker, character maps, standard fonts, image decoders. They come out
 * of its package as they are, so that they always fit its version; what would run scripts of a PDF is not among them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Fault } from '../fault'
import { type Routes, textOf } from '../http/routes'

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const { version: VERSION } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { readonly version: string }

const FOLDERS: Readonly<Record<string, RegExp>> = {
  build: /^pdf\.worker\.min\.mjs$/,
  cmaps: /\.bcmap$/,
  standard_fonts: /\.(pfb|ttf)$/,
  wasm: /^(jbig2|openjpeg|qcms_bg)\.wasm$|^(jbig2|openjpeg)_nowasm_fallback\.js$/,
}

const TYPES: Readonly<Record<string, string>> = { mjs: 'text/javascript', js: 'text/javascript', wasm: 'application/wasm' }

/** Of the worker that reads documents: its decoders are compiled code, and it asks nobody else for anything. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'"

export function pdfEndpoints({ open }: Routes) {
  const files = listAssets()
  return {
    pdfAsset: open(undefined, async ({ params }) => {
      const [version, folder, file] = ['version', 'folder', 'file'].map(name => textOf(params, name))
      const path = version === VERSION ? files.get(`${folder}/${file}`) : undefined
      if (!path) throw new Fault('not-found')
      const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
      // The version is in the address.
      const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable', 'content-security-policy': POLICY }
      return new Response(readFileSync(path), { headers })
    }),
  }
}

/** By folder and name: what was asked for never becomes a path. */
function listAssets(): ReadonlyMap<string, string> {
  const folders = Object.entries(FOLDERS).flatMap(([folder, wanted]) =>
    readdirSync(join(PACKAGE, folder)).flatMap(file =>
      wanted.test(file) ? [[`${folder}/${file}`, join(PACKAGE, folder, file)] as const] : [],
    ),
  )
  return new Map(folders)
}
