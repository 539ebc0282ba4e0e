/** Downloads by the browser itself: one file as it is, anything else as a zip that the server makes on the way. */
import type { DriveId, NodeId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { address } from '../api/address'
import { contentUrl } from '../api/drive'
import { followDownload } from './follow-download'

/** An address with more ids than this is too long for some proxies. */
const MOST_IN_ADDRESS = 50

/** `name`: of the zip, when there is one. */
export function download(drive: DriveId, nodes: readonly Pick<RemoteNode, 'id' | 'kind' | 'name'>[], name: string): void {
  const [only] = nodes.length === 1 ? nodes : []
  if (only?.kind === 'file') followDownload(contentUrl(drive, only.id), only.name)
  else
    downloadZip(
      drive,
      nodes.map(({ id }) => id),
      only?.name ?? name,
    )
}

function downloadZip(drive: DriveId, ids: readonly NodeId[], name: string): void {
  if (ids.length <= MOST_IN_ADDRESS) followDownload(address(drive, 'zip', { nodes: ids.join(','), name }), '')
  else sendForm(address(drive, 'zip'), { nodes: ids.join(','), name })
}

/** The answer is a download, so that the page stays. */
function sendForm(action: string, fields: Readonly<Record<string, string>>): void {
  const form = document.createElement('form')
  Object.assign(form, { method: 'post', action, hidden: true })
  for (const [name, value] of Object.entries(fields))
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  document.body.append(form)
  form.submit()
  form.remove()
}
