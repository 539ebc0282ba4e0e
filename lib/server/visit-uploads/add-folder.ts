/** A folder that a visitor brings in with nothing in it. One that is there already is that one, and no answer tells it. */
import type { VisitedFolderPath } from '../../core/protocol/links'
import { Fault } from '../fault'
import { makeFolders } from '../ingest/make-folders'
import { stillInLink } from '../links/nodes-in-link'
import type { OpenLink } from '../links/open-link'
import { visitorOf } from '../links/visitor-edits'
import { placeOf } from './reserve-upload'
import { NameSchema } from './upload-order'

/** Throws `bad-request` for what is no name or too deep, `not-found` when the place is not in the link. */
export async function addFolder(link: OpenLink, { parent, folders }: VisitedFolderPath): Promise<void> {
  const names = folders.map(nameOf)
  const top = await placeOf(link, { parent, folders: names.slice(1) })
  await makeFolders(link.drive, visitorOf(link), top, names, tx => stillInLink(tx, link, [top]))
}

function nameOf(text: string): string {
  const name = NameSchema.safeParse(text)
  if (!name.success) throw new Fault('bad-request', 'folders')
  return name.data
}
