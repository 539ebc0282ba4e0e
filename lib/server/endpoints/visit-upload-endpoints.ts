/** What visitors of a link bring in, as plain bytes; and what they take into a drive of their own. */
import type { RevisionId } from '../../core/ids'
import { SaveCopySchema, VisitedFolderPathSchema } from '../../core/protocol/links'
import type { Server } from '../context'
import type { Transaction } from '../db/database'
import { openDrive } from '../drive'
import { Fault } from '../fault'
import { readBytes, readJson } from '../http/body'
import { rightGround, sessionGround } from '../http/grounds'
import { LINES, linesResponse } from '../http/lines-response'
import { nodeOf, toNodeId } from '../http/query'
import { type Params, type Routes, textOf } from '../http/routes'
import { withCookies } from '../http/with-cookies'
import { saveContent } from '../ingest/save-content'
import { type SaveWatch, saveCopy } from '../ingest/save-copy'
import { COST } from '../links/link-limits'
import { stillInLink } from '../links/nodes-in-link'
import { nodeInLink } from '../links/open-link'
import { titleOf } from '../links/visit'
import { answerTo, visitorOf } from '../links/visitor-edits'
import { createAttempts } from '../people/attempts'
import { askerOf, pageOf } from '../session'
import { addFolder } from '../visit-uploads/add-folder'
import { answerUpload, answerUploads } from '../visit-uploads/answer-upload'

/** Ten thousand ids. */
const MAX_SAVE_BYTES = 512 * 1024
/** Of one account, by whatever links. */
const COPIES_A_MINUTE = 60
/** What an editor in a page opens. */
const MAX_SAVED_BYTES = 5 * 1024 * 1024

export function visitUploadEndpoints(server: Server, { onLink, countedOnLink }: Routes) {
  const { visitUploads } = server
  const copies = createAttempts(COPIES_A_MINUTE, 60_000)
  return {
    visitUploads: onLink('upload', COST.begin, undefined, ({ link, request, params }) =>
      answerUploads(visitUploads, { link, request, path: uploadsPath(params) }),
    ),
    visitUpload: onLink('upload', COST.look, undefined, ({ link, request, params }) =>
      answerUpload(visitUploads, { link, request, path: uploadsPath(params) }, textOf(params, 'upload')),
    ),
    addVisitedFolder: onLink('upload', COST.begin, VisitedFolderPathSchema, async ({ link, body }) => {
      await addFolder(link, body)
      return undefined
    }),
    saveVisited: onLink('change', COST.list, undefined, async ({ link, request, params }) => {
      const id = nodeOf(params)
      await nodeInLink(link, id)
      const expect = revisionIn(request.headers.get('if-match'))
      const bytes = await readBytes(request, MAX_SAVED_BYTES)
      // The bytes took their time, and commits stand in a line.
      const check = (tx: Transaction) => stillInLink(tx, link, [id])
      return answerTo(link, await saveContent(link.drive, visitorOf(link), { id, expect, bytes }, check))
    }),
    saveCopy: countedOnLink('download', COST.zip, async ({ link, request, params, standOn }) => {
      const body = await readJson(request, SaveCopySchema, MAX_SAVE_BYTES)
      const asker = await askerOf(server, request.headers)
      await copies.count(asker.user.id)
      const drive = await openDrive(server, asker.user, body.drive, 'write')
      // It goes on by the right of either side.
      standOn(sessionGround(server, asker.sessionId))
      standOn(rightGround(drive, 'write'))
      const target = { drive, parent: toNodeId(body.parent), author: pageOf(asker) }
      const what = `copy ${[...body.nodes].sort().join(' ')}`
      const work = (watch: SaveWatch) => saveCopy(link, body.nodes, target, watch)
      const inLines = request.headers.get('accept') === LINES
      return {
        download: { what, name: titleOf(link), path: `/api/s/${textOf(params, 'token')}/save`, shown: false },
        // Before the first byte: of a number that is limited, this is one.
        response: new Response(null),
        sent: async counted => {
          const response = inLines ? linesResponse(server, request.signal, work) : Response.json(await work({ gone: request.signal }))
          return withCookies(response, counted.headers)
        },
      }
    }),
  }
}

function uploadsPath(params: Params): string {
  return `/api/s/${textOf(params, 'token')}/uploads`
}

function revisionIn(header: string | null): RevisionId {
  const [, revision] = /^"([A-Za-z0-9_-]{22})"$/.exec(header ?? '') ?? []
  if (revision === undefined) throw new Fault('bad-request', 'if-match must name the revision that was opened')
  return revision as RevisionId
}
