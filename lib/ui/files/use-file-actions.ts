'use client'
/** Does what was chosen in a menu, by a key or in the bar of the selection. */
import { useTranslations } from 'next-intl'
import { useCallback, useMemo } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { unreachable } from '../../core/assert'
import { ROOT } from '../../core/ids'
import { useEarlyWish } from '../client/use-early-wish'
import { useStar } from '../edits/use-star'
import { toast } from '../kit/toast'
import { copyText } from '../share/copy-text'
import type { ShareTarget } from '../share/share-target'
import { useQuickLink } from '../share/use-quick-link'
import { clip, clippedNow, namesOf, nowOnSystem } from './clipboard'
import { useFilesUi } from './files-ui'
import { changeFilesView } from './files-view'
import { goToFolder, showFile } from './go-to-folder'
import type { ItemAction } from './item-actions'
import { useDownload } from './use-download'
import { type DriveChanges, useDriveChanges } from './use-drive-changes'
import type { Folder } from './use-shown-folder'

export interface FileActions {
  /** `undefined`: nothing can be changed now. */
  readonly changes: DriveChanges | undefined
  open(node: ShownNode): void
  up(): void
  /** `nodes` are not empty. */
  run(action: ItemAction, nodes: readonly ShownNode[]): void
  /** What was copied or cut, into this folder unless another is named. */
  paste(into?: ShownNode['id']): void
}

interface Wish {
  readonly action: ItemAction
  readonly nodes: readonly ShownNode[]
}

/** What a drive that is not open yet cannot do. */
const CHANGING: ReadonlySet<ItemAction> = new Set(['rename', 'move-to', 'copy-to', 'duplicate', 'copy', 'cut', 'paste', 'delete'])

/** `onRename`: the name is edited in its place. */
export function useFileActions(folder: Folder, onRename: (node: ShownNode) => void): FileActions {
  const t = useTranslations('files')
  const ui = useFilesUi()
  const star = useStar()
  const download = useDownload(folder)
  const { openDialog } = ui
  const share = useCallback((targets: readonly ShareTarget[], link?: string) => openDialog({ what: 'share', targets, link }), [openDialog])
  const copyLink = useQuickLink(folder.drive, share)
  const changes = useDriveChanges(useCallback((ids, count) => openDialog({ what: 'delete', ids, count }), [openDialog]))
  const keepWish = useEarlyWish((wish: Wish) => actions.run(wish.action, wish.nodes))
  const actions = useMemo<FileActions>(() => {
    const ids = (nodes: readonly ShownNode[]) => nodes.map(({ id }) => id)
    const keep = (nodes: readonly ShownNode[], how: 'copy' | 'cut') => {
      const clipped = { drive: folder.drive, ids: ids(nodes), how }
      clip(clipped)
      void copyText(namesOf(nodes)).then(copied => copied && clippedNow() === clipped && nowOnSystem(namesOf(nodes)))
      toast(t(how === 'cut' ? 'clipped.cut' : 'clipped.copy', { count: nodes.length, name: nodes[0]?.name ?? '' }))
    }
    const paste = (into = folder.id) => {
      const clipped = clippedNow()
      if (!clipped || clipped.drive !== folder.drive || !changes) return
      if (clipped.how === 'copy') return changes.copy(clipped.ids, into)
      clip(undefined)
      changes.move(clipped.ids, into)
    }
    const open = (node: ShownNode) => (node.kind === 'folder' ? goToFolder(node.id) : showFile(folder.id, node.id))
    const run = (action: ItemAction, nodes: readonly ShownNode[]) => {
      const [first] = nodes
      if (!first || (CHANGING.has(action) && keepWish({ action, nodes }))) return
      switch (action) {
        case 'open':
          return open(first)
        case 'download':
          return download(nodes)
        case 'star':
        case 'unstar':
          return star(nodes, action === 'star')
        case 'link':
          return void copyLink(nodes)
        case 'share':
          return share(nodes)
        case 'rename':
          return changes && onRename(first)
        case 'move-to':
        case 'copy-to':
          return changes && openDialog({ what: action, nodes })
        case 'duplicate':
          return changes?.copy(ids(nodes), folder.id)
        case 'copy':
        case 'cut':
          return changes && keep(nodes, action)
        case 'paste':
          return paste(first.id)
        case 'details':
          return changeFilesView({ details: true })
        case 'delete':
          return changes?.remove(ids(nodes))
        default:
          return unreachable(action)
      }
    }
    return { changes, open, run, paste, up: () => folder.id !== ROOT && goToFolder(folder.path.at(-2)?.id ?? ROOT) }
  }, [folder, download, changes, star, copyLink, share, openDialog, onRename, keepWish, t])
  return actions
}
