'use client'
/** What stands before a name in the list: the picture of its kind, and where rows are as high as a finger, the file in small. */
import { KindIcon } from '../files/kind-icon'
import { useMedia } from '../shell/use-media'
import { useInView } from './use-in-view'
import type { VisitedItem } from './visited-item'
import { VisitedPicture } from './visited-picture'

export function VisitedRowPicture({ item }: { readonly item: VisitedItem }) {
  const high = useMedia('(pointer: coarse), (width < 48rem)')
  return high ? <Small item={item} /> : <KindIcon node={item} size={18} />
}

function Small({ item }: { readonly item: VisitedItem }) {
  const [seen, place] = useInView()
  return (
    <span ref={place} className="flex size-9 shrink-0 items-center justify-center overflow-hidden rounded-sm [&>img]:object-cover">
      {seen ? <VisitedPicture item={item} size={256} iconPx={22} /> : <KindIcon node={item} size={22} />}
    </span>
  )
}
