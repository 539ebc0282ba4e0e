/** What was: older contents, the trash, who did what; and everything at once, as a zip file. */
import { activityOf } from '../history/activity'
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
    revisions: inDrive(undefined, ({ drive, params, query }) =>
      revisionsOf(drive, nodeOf(params), timeCursorOf(query), limitOf(query, PAGE, MAX_PAGE)),
    ),
    revisionManifest: inDrive(undefined, ({ drive, params }) => manifestOfRevision(drive, nodeOf(params), textOf(params, 'revision'))),
    trash: inDrive(undefined, ({ drive, query }) => listTrash(drive, timeCursorOf(query), limitOf(query, PAGE, MAX_PAGE))),
    emptyTrash: inDrive(undefined, ({ drive }) => emptyTrash(drive)),
    purge: inDrive(undefined, ({ drive, params }) => purgeFromTrash(drive, nodeOf(params))),
    trashContents: inDrive(undefined, ({ drive, params, query }) =>
      trashContents(
        drive,
        nodeOf(params),
        integerOf(query, 'after', 0, Number.MAX_SAFE_INTEGER),
        limitOf(query, CONTENTS_PAGE, CONTENTS_PAGE),
      ),
    ),
    conflicts: inDrive(undefined, ({ drive, query }) =>
      conflictsOf(drive, query.get('after') ?? undefined, limitOf(query, PAGE, MAX_PAGE)),
    ),
    activity: inDrive(undefined, ({ drive, query }) => {
      const asked = query.get('node')
      return activityOf(drive, {
        before: query.has('before') ? integerOf(query, 'before', 0, Number.MAX_SAFE_INTEGER) : undefined,
        limit: limitOf(query, PAGE, MAX_PAGE),
        node: asked === null ? undefined : toNodeId(asked),
      })
    }),
    zip: inDrive(undefined, async ({ drive, request, query }) => zipResponse(drive, request, await zipOrderOf(request, query))),
  }
}
