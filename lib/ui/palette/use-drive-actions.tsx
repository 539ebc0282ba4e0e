'use client'
/** What the palette can do with the shown drive, and which other drives it can go to. */
import { FilePlus, FileUp, FolderPlus, FolderUp, HardDrive, PencilLine, Plus, Trash2, Undo2, UserPlus, Users } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import type { EditsSnapshot } from '../../browser/drive-api'
import { useMay, useWritableDrive } from '../client/use-writable-drive'
import { useDriveText } from '../drives/use-drive-text'
import { useGoToDrive } from '../drives/use-go-to-drive'
import { useUndo } from '../edits/use-undo'
import { useDrive, useMe } from '../queries/use-me'
import { baseFor, folderOf } from '../shell/route'
import { useShellUi } from '../shell/shell-ui'
import { uploadFiles, uploadFolder } from '../uploads/pick-files'
import type { Command } from './command'
import type { NewKind } from './new-item-form'

/** `askName`: the palette asks for the name of something new. */
export function useDriveActions(askName: (kind: NewKind) => void): readonly Command[] {
  const t = useTranslations('palette')
  const make = useTranslations('files.new')
  const drive = useWritableDrive()
  const folder = folderOf(usePathname())
  const undo = useUndo()
  const last = useEdits()?.undo.at(-1)
  if (!drive) return []
  const { uploads } = drive
  return [
    { id: 'new-folder', label: t('newFolder'), icon: <FolderPlus size={16} aria-hidden />, run: () => askName('folder'), stays: true },
    { id: 'new-text', label: t('newText'), icon: <FilePlus size={16} aria-hidden />, run: () => askName('file'), stays: true },
    { id: 'upload', label: make('uploadFiles'), icon: <FileUp size={16} aria-hidden />, run: () => uploadFiles(uploads, folder) },
    {
      id: 'upload-folder',
      label: make('uploadFolder'),
      icon: <FolderUp size={16} aria-hidden />,
      run: () => uploadFolder(uploads, folder),
    },
    ...(last
      ? [{ id: 'undo', label: t('undo', { name: last.name }), icon: <Undo2 size={16} aria-hidden />, keys: 'Mod+Z', run: () => undo() }]
      : []),
  ]
}

/** What is done in a dialog of its own. */
export function useOwnerActions(): readonly Command[] {
  const t = useTranslations('drives')
  const palette = useTranslations('palette')
  const ui = useShellUi()
  const own = useMay('own')
  const known = useDrive() !== undefined
  const act = (id: 'members' | 'rename-drive' | 'new-drive' | 'empty-trash', label: string, icon: Command['icon']): Command => ({
    id,
    label,
    icon,
    run: () => ui.show(id),
    stays: true,
  })
  return [
    ...(known
      ? [act('members', t(own ? 'share' : 'people'), own ? <UserPlus size={16} aria-hidden /> : <Users size={16} aria-hidden />)]
      : []),
    ...(own
      ? [
          act('empty-trash', palette('emptyTrash'), <Trash2 size={16} aria-hidden />),
          act('rename-drive', t('rename'), <PencilLine size={16} aria-hidden />),
        ]
      : []),
    act('new-drive', t('new'), <Plus size={16} aria-hidden />),
  ]
}

export function useDrivePlaces(): readonly Command[] {
  const textOf = useDriveText()
  const shown = useDrive()
  const drives = useMe().data?.drives ?? []
  const { go } = useGoToDrive()
  return drives
    .filter(({ id }) => id !== shown?.id)
    .map(drive => ({
      id: `drive-${drive.id}`,
      label: textOf(drive),
      icon: <HardDrive size={16} aria-hidden />,
      run: () => go(baseFor(drive.id, drives)),
    }))
}

function useEdits(): EditsSnapshot | undefined {
  const edits = useWritableDrive()?.edits
  return useSyncExternalStore(edits?.subscribe ?? never, edits?.snapshot ?? nothing, nothing)
}

const never = () => () => {}
const nothing = () => undefined
