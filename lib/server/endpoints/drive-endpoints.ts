/** What devices and screens ask of a drive. */
import type { NodeId } from '../../core/ids'
import { isClientId, ROOT } from '../../core/ids'
import { CommitSchema, ContentsSchema, HashesSchema } from '../../core/protocol/messages'
import { changesSince, listFolder } from '../changes'
import { commitTo } from '../commit/commit'
import { openContent } from '../content'
import { Fault } from '../fault'
import { bodyOf, requireType } from '../http/body'
import { contentResponse } from '../http/content-response'
import { type Routes, textOf } from '../http/routes'
import { streamOf } from '../http/stream-of'
import { takeLead } from '../lead'
import { manifestsOf } from '../manifests'
import { readChunks } from '../packs/read-chunks'
import { heldChunks, receivePack } from '../packs/receive-pack'

const OCTETS = 'application/octet-stream'
const DEFAULT_LIMIT = 1000
const MAX_LIMIT = 5000

export function driveEndpoints({ inDrive, onDevice }: Routes) {
  const content = inDrive(undefined, async ({ drive, params, request }) => {
    return contentResponse(request, await openContent(drive, nodeId(textOf(params, 'node'))))
  })
  return {
    lead: onDevice(undefined, async ({ drive, device }) => ({ fence: await takeLead(drive, device) })),
    changes: onDevice(undefined, ({ drive, query }) =>
      changesSince(
        drive,
        integer(query, 'since', 0, Number.MAX_SAFE_INTEGER),
        Math.max(1, integer(query, 'limit', DEFAULT_LIMIT, MAX_LIMIT)),
      ),
    ),
    commit: onDevice(CommitSchema, ({ drive, device, body }) => commitTo(drive, device, body)),
    missingChunks: onDevice(HashesSchema, async ({ drive, body }) => {
      const held = new Set(await heldChunks(drive, body.hashes))
      return { hashes: [...new Set(body.hashes)].filter(hash => !held.has(hash)) }
    }),
    sendPack: onDevice(undefined, async ({ drive, request }) => {
      requireType(request, OCTETS)
      await receivePack(drive, bodyOf(request), declaredLength(request))
      return undefined
    }),
    readChunks: onDevice(HashesSchema, async ({ drive, body }) => {
      return new Response(streamOf(readChunks(drive, body.hashes)), { headers: { 'content-type': OCTETS } })
    }),
    manifests: onDevice(ContentsSchema, async ({ drive, body }) => ({
      manifests: Object.fromEntries(await manifestsOf(drive, body.contents)),
    })),
    listFolder: inDrive(undefined, ({ drive, query }) => listFolder(drive, nodeId(query.get('parent') ?? ROOT))),
    content,
  }
}

function nodeId(text: string): NodeId {
  if (text !== ROOT && !isClientId(text)) throw new Fault('not-found')
  return text as NodeId
}

function integer(query: URLSearchParams, name: string, otherwise: number, most: number): number {
  const text = query.get(name)
  if (text === null) return otherwise
  if (!/^\d{1,16}$/.test(text)) throw new Fault('bad-request', `${name} must be a whole number`)
  return Math.min(Number(text), most)
}

function declaredLength(request: Request): number | undefined {
  const text = request.headers.get('content-length')
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : undefined
}
