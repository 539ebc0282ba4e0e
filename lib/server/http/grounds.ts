/** The grounds on which requests go on: a session, a device, a right in a drive, a link. */
import type { DeviceId } from '../../core/ids'
import type { Right } from '../../core/protocol/drives'
import type { Server } from '../context'
import { type Drive, openDrive } from '../drive'
import { type LinkNeed, type OpenLink, reopenLink } from '../links/open-link'
import { refuseRevoked, stillSignedIn } from '../session'
import type { Ground } from './in-flight'

export function sessionGround(server: Server, session: string): Ground {
  return { key: `session ${session}`, session, still: () => stillSignedIn(server, session) }
}

export function deviceGround(server: Server, device: DeviceId): Ground {
  return { key: `device ${device}`, device, still: () => refuseRevoked(server, device) }
}

/** Of whoever opened the drive. */
export function rightGround({ server, id, user }: Drive, right: Right): Ground {
  return { key: `right ${id} ${user.id} ${right}`, drive: id, user: user.id, still: () => openDrive(server, user, id, right) }
}

/** In its present version: another password, address or role is another ground. */
export function linkGround({ row: { id, version, creatorId }, drive }: OpenLink, need: LinkNeed): Ground {
  const key = `link ${id} ${version} ${need}`
  return { key, link: id, drive: drive.id, user: creatorId, still: () => reopenLink(drive.server, id, version, need) }
}
