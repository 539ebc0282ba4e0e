/** What was: older contents, the trash, who did what; and everything at once, as a zip file. */
import type { NodeId } from '../../core/ids'
import { type Deed, DeedSchema } from '../../core/protocol/activity'
import { TrashAskedSchema } from '../../core/protocol/trash'
import type { ZipOrdered } from '../../core/protocol/zip'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { type ActivityQuery, activityOf } from '../history/activity'
import { authorsOf } from '../history/authors'
import { conflictsOf } from '../history/conflicts'
import { manifestOfRevision, revisionsOf } from '../history/revisions'
import { integerOf, limitOf, nodeOf, timeCursorOf, toNodeId } from '../http/query'
import { type Routes, textOf } from '../http/routes'
import { listTrash } from '../trash/list-trash'
import { emptyTrash, purgeFromTrash, trashContents } from '../trash/trash-contents'
import { requireZippable } from '../zip/zip-entries'
import { zipOrderOf } from '../zip/zip-order'
import { createZipOrders } from '../zip/zip-orders'
import type { ZipPlaces } from '../zip/zip-places'
import { zipResponse } from '../zip/zip-response'

/** Rows of one answer, unless asked for fewer or more. */
const PAGE = 100
const MAX_PAGE = 500
/** As many as one commit restores. */
const CONTENTS_PAGE = 1000

export function historyEndpoints({ inDrive }: Routes, places: ZipPlaces) {
  const orders = createZipOrders()
  return {
    revisions: inDrive('read', undefined, ({ drive, params, query }) =>
      revisionsOf(drive, nodeOf(params), timeCursorOf(query), limitOf(query, PAGE, MAX_PAGE)),
    ),
    revisionManifest: inDrive('read', undefined, ({ drive, params }) =>
      manifestOfRevision(drive, nodeOf(params), textOf(params, 'revision')),
    ),
    trash: inDrive('read', undefined, ({ drive, query }) => listTrash(drive, timeCursorOf(query), limitOf(query, PAGE, MAX_PAGE))),
    emptyTrash: inDrive('own', undefined, ({ drive }) => emptyTrash(drive)),
    purge: inDrive('own', undefined, ({ drive, params }) => purgeFromTrash(drive, nodeOf(params))),
    trashContents: inDrive('read', TrashAskedSchema, ({ drive, query, body }) =>
      trashContents(drive, body, limitOf(query, CONTENTS_PAGE, CONTENTS_PAGE)),
    ),
    conflicts: inDrive('read', undefined, ({ drive, query }) =>
      conflictsOf(drive, query.get('after') ?? undefined, limitOf(query, PAGE, MAX_PAGE)),
    ),
    activity: inDrive('read', undefined, ({ drive, query }) => activityOf(drive, activityQueryOf(query))),
    authors: inDrive('read', undefined, ({ drive }) => authorsOf(drive)),
    /** What stands in its way is said here, where a screen can show it: a download only breaks off. */
    orderZipOfDrive: inDrive('read', undefined, async ({ drive, request, query }) => {
      const order = await zipOrderOf(request, query)
      await requireZippable(drive, order.nodes)
      return { order: orders.keep(ordererOf(drive), order, drive.server.now()) } satisfies ZipOrdered
    }),
    zip: inDrive('read', undefined, async ({ drive, request, query }) => {
      const name = query.get('order')
      const order = name === null ? await zipOrderOf(request, query) : orders.find(ordererOf(drive), name, drive.server.now())
      return zipResponse(drive, request, order, places.take(drive.user.id))
    }),
  }
}

function ordererOf({ id, user }: Drive): string {
  return `${id} ${user.id}`
}

function activityQueryOf(query: URLSearchParams): ActivityQuery {
  return {
    before: wholeOf(query, 'before'),
    limit: limitOf(query, PAGE, MAX_PAGE),
    node: nodeIn(query, 'node'),
    folder: nodeIn(query, 'folder'),
    who: query.get('who') ?? undefined,
    what: query.get('what')?.split(',').map(deedIn),
    since: wholeOf(query, 'since'),
    until: wholeOf(query, 'until'),
  }
}

function wholeOf(query: URLSearchParams, name: string): number | undefined {
  return query.has(name) ? integerOf(query, name, 0, Number.MAX_SAFE_INTEGER) : undefined
}

function nodeIn(query: URLSearchParams, name: string): NodeId | undefined {
  const text = query.get(name)
  return text === null ? undefined : toNodeId(text)
}

function deedIn(text: string): Deed {
  const deed = DeedSchema.options.find(known => known === text)
  if (!deed) throw new Fault('bad-request', `what must be of ${DeedSchema.options.join(', ')}`)
  return deed
}
