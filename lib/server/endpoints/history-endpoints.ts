/** What was: older contents, the trash, who did what; and everything at once, as a zip file. */
import type { NodeId } from '../../core/ids'
import { type Deed, DeedSchema } from '../../core/protocol/activity'
import { Fault } from '../fault'
import { type ActivityQuery, activityOf } from '../history/activity'
import { authorsOf } from '../history/authors'
import { conflictsOf } from '../history/conflicts'
import { manifestOfRevision, revisionsOf } from '../history/revisions'
import { integerOf, limitOf, nodeOf, timeCursorOf, toNodeId } from '../http/query'
import { type Routes, textOf } from '../http/routes'
import { listTrash } from '../trash/list-trash'
import { emptyTrash, purgeFromTrash, trashContents } from '../trash/trash-contents'
import { zipOrderOf } from '../zip/zip-order'
import { zipResponse } from '../zip/zip-response'

/** Rows of one answer, unless asked for fewer or more. */
const PAGE = 100
const MAX_PAGE = 500
/** As many as one commit restores. */
const CONTENTS_PAGE = 1000

export function historyEndpoints({ inDrive }: Routes) {
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
    trashContents: inDrive('read', undefined, ({ drive, params, query }) =>
      trashContents(
        drive,
        nodeOf(params),
        integerOf(query, 'after', 0, Number.MAX_SAFE_INTEGER),
        limitOf(query, CONTENTS_PAGE, CONTENTS_PAGE),
      ),
    ),
    conflicts: inDrive('read', undefined, ({ drive, query }) =>
      conflictsOf(drive, query.get('after') ?? undefined, limitOf(query, PAGE, MAX_PAGE)),
    ),
    activity: inDrive('read', undefined, ({ drive, query }) => activityOf(drive, activityQueryOf(query))),
    authors: inDrive('read', undefined, ({ drive }) => authorsOf(drive)),
    zip: inDrive('read', undefined, async ({ drive, request, query }) => zipResponse(drive, request, await zipOrderOf(request, query))),
  }
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
