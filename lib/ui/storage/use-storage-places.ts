'use client'
/** What the rows of a folder are called, and where each of them leads. */
import { useTranslations } from 'next-intl'
import { type NodeId, ROOT } from '../../core/ids'
import { useRoutes } from '../shell/use-routes'
import type { RoomRow } from './folder-rooms'

export interface StoragePlaces {
  nameOf(row: RoomRow): string
  /** Into a folder, to what takes room there; to the files where there is nothing further down. `undefined`: nowhere. */
  hrefOf(row: RoomRow): string | undefined
  /** What takes room in this folder. */
  inside(folder: NodeId): string
}

/** `folder`: the one that is shown. */
export function useStoragePlaces(folder: NodeId): StoragePlaces {
  const t = useTranslations('storage')
  const routes = useRoutes()
  const inside = (id: NodeId) => (id === ROOT ? routes.section('storage') : `${routes.section('storage')}?folder=${id}`)
  return {
    nameOf({ key, name }) {
      if (name !== undefined) return name
      if (key === 'others') return t('otherFolders')
      return t(folder === ROOT ? 'loose' : 'looseHere')
    },
    hrefOf({ key }) {
      if (key === 'others') return undefined
      return key === 'loose' ? routes.folder(folder) : inside(key)
    },
    inside,
  }
}
