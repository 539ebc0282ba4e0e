'use client'
/** What stands before a name in the list: the picture of its kind, and where a row is as high as a finger, the file in small. */
import type { ShownNode } from '../../browser/drive-api'
import type { DriveId } from '../../core/ids'
import { KindIcon } from './kind-icon'
import { Thumbnail } from './thumbnail'

const HIGH_PX = 48

interface RowPictureProps {
  readonly node: ShownNode
  readonly drive: DriveId
  /** Of the row, in pixels. */
  readonly height: number
}

export function RowPicture({ node, drive, height }: RowPictureProps) {
  if (height < HIGH_PX) return <KindIcon node={node} />
  return (
    <span className="flex size-9 shrink-0 items-center justify-center overflow-hidden rounded-sm [&>img]:object-cover">
      <Thumbnail node={node} drive={drive} size={256} iconPx={22} />
    </span>
  )
}
