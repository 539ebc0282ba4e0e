/** What devices and screens ask of a drive. */
import { type RevisionId, ROOT } from '../../core/ids'
import { FolderReportSchema } from '../../core/protocol/devices'
import { EditsSchema } from '../../core/protocol/edits'
import { CommitSchema, ContentsSchema, HashesSchema } from '../../core/protocol/messages'
import { changesSince, listFolder } from '../changes'
import { commitTo, editDrive } from '../commit/commit'
import { openContent } from '../content'
import { contentElsewhere } from '../content-origin/content-elsewhere'
import { forgetFolder, reportFolder } from '../devices/device-folders'
import { bodyOf, requireType } from '../http/body'
import { contentResponse } from '../http/content-response'
import { integerOf, limitOf, nodeOf, toNodeId } from '../http/query'
import type { Routes } from '../http/routes'
import { streamOf } from '../http/stream-of'
import { takeLead } from '../lead'
import { manifestsOf } from '../manifests'
import { readChunks } from '../packs/read-chunks'
import { heldChunks, receivePack } from '../packs/receive-pack'
import { sessionOf } from '../session'

const OCTETS = 'application/octet-stream'
const DEFAULT_LIMIT = 1000
const MAX_LIMIT = 5000

export function driveEndpoints({ inDrive, onDevice }: Routes) {
  const content = inDrive('read', undefined, async ({ drive, page, params, query, request }) => {
    const revision = query.get('revision')
    const inline = query.get('inline') === '1'
    const file = await openContent(drive, nodeOf(params), revision === null ? undefined : (revision as RevisionId))
    const by = { kind: 'session', session: sessionOf(page), user: drive.user.id } as const
    const wanted = { by, drive: drive.id, node: nodeOf(params), inline }
    return contentElsewhere(drive.server, request, file, wanted, contentResponse(request, file, inline))
  })
  return {
    lead: onDevice('read', undefined, ({ drive, device }) => takeLead(drive, device)),
    reportFolder: onDevice('read', FolderReportSchema, async ({ drive, device, body }) => {
      await reportFolder(drive, device, body)
      return undefined
    }),
    forgetFolder: onDevice('read', undefined, async ({ drive, device }) => {
      await forgetFolder(drive, device)
      return undefined
    }),
    changes: inDrive('read', undefined, ({ drive, query }) =>
      changesSince(drive, integerOf(query, 'since', 0, Number.MAX_SAFE_INTEGER), limitOf(query, DEFAULT_LIMIT, MAX_LIMIT)),
    ),
    commit: onDevice('write', CommitSchema, ({ drive, device, body }) => commitTo(drive, device, body)),
    edit: inDrive('write', EditsSchema, ({ drive, page, body }) => editDrive(drive, page, body)),
    missingChunks: inDrive('write', HashesSchema, async ({ drive, body }) => {
      const held = new Set(await heldChunks(drive, body.hashes))
      return { hashes: [...new Set(body.hashes)].filter(hash => !held.has(hash)) }
    }),
    sendPack: inDrive('write', undefined, async ({ drive, request }) => {
      requireType(request, OCTETS)
      await receivePack(drive, bodyOf(request), declaredLength(request))
      return undefined
    }),
    readChunks: inDrive('read', HashesSchema, async ({ drive, body }) => {
      return new Response(streamOf(readChunks(drive, body.hashes)), { headers: { 'content-type': OCTETS } })
    }),
    manifests: inDrive('read', ContentsSchema, async ({ drive, body }) => ({
      manifests: Object.fromEntries(await manifestsOf(drive, body.contents)),
    })),
    listFolder: inDrive('read', undefined, ({ drive, query }) => listFolder(drive, toNodeId(query.get('parent') ?? ROOT))),
    content,
  }
}

function declaredLength(request: Request): number | undefined {
  const text = request.headers.get('content-length')
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : undefined
}
