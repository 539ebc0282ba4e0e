'use client'
import { onDemand } from '../kit/on-demand'
/** The dialogs of a folder. */
import { DeleteDialog } from './delete-dialog'
import type { FilesOverlaysProps } from './files-overlays'
import { type FilesDialog, useFilesUi } from './files-ui'
import { NewDialog } from './new-dialog'
import { PlaceDialog } from './place-dialog'

const ShareDialog = onDemand(async () => (await import('../share/share-dialog')).ShareDialog)

export function FilesDialogs({ listing, actions, onMade }: FilesOverlaysProps) {
  const { dialog, closeDialog } = useFilesUi()
  const { changes } = actions
  if (dialog?.what === 'share')
    return <ShareDialog drive={listing.folder.drive} targets={dialog.targets} link={dialog.link} onClose={closeDialog} />
  if (!dialog || !changes) return null
  return <Shown key={dialog.what} dialog={dialog} listing={listing} changes={changes} onMade={onMade} onClose={closeDialog} />
}

interface ShownProps extends Pick<FilesOverlaysProps, 'listing' | 'onMade'> {
  readonly dialog: Exclude<FilesDialog, { readonly what: 'share' }>
  readonly changes: NonNullable<FilesOverlaysProps['actions']['changes']>
  readonly onClose: () => void
}

function Shown({ dialog, listing: { folder }, changes, onMade, onClose }: ShownProps) {
  switch (dialog.what) {
    case 'new-folder':
    case 'new-text':
      return <NewDialog what={dialog.what} folder={folder} changes={changes} onMade={onMade} onClose={onClose} />
    case 'move-to':
    case 'copy-to':
      return <PlaceDialog how={dialog.what} nodes={dialog.nodes} folder={folder} changes={changes} onClose={onClose} />
    case 'delete':
      return <DeleteDialog count={dialog.count} onDelete={() => changes.remove(dialog.ids, true)} onClose={onClose} />
  }
}
