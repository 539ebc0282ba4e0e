'use client'
/** Where in which drive a copy goes. */
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type DriveId, type NodeId, ROOT } from '../../core/ids'
import type { SaveProgress } from '../../core/protocol/links'
import { getFolder, getMe } from '../api/drive'
import { FormProblem } from '../auth/form-problem'
import { useFormat } from '../format/use-format'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { ListFailed } from '../kit/list-failed'
import { Progress } from '../kit/progress'
import { Select } from '../kit/select'
import { Skeleton } from '../kit/skeleton'
import { FolderSteps } from './folder-steps'
import { useSaveCopy } from './use-save-copy'

interface SaveDialogProps {
  readonly nodes: readonly NodeId[]
  readonly onClose: () => void
}

export function SaveDialog({ nodes, onClose }: SaveDialogProps) {
  const t = useTranslations('visit.save')
  const common = useTranslations('common')
  const me = useQuery({ queryKey: ['me'], queryFn: getMe })
  const [place, setPlace] = useState<Place>()
  const all = me.data?.drives ?? []
  // Drives that are only shared to be read take nothing.
  const drives = all.filter(({ role }) => role !== 'viewer')
  const at = place ?? (drives[0] && { drive: drives[0].id, folder: ROOT })
  const saving = useSaveCopy(nodes, all, onClose)
  // What is under way is given up.
  const close = () => {
    saving.stop()
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={open => !open && close()}
      title={t('title', { count: nodes.length })}
      description={t('text')}
      actions={
        <>
          <Button onClick={close}>{common('cancel')}</Button>
          <Button tone="primary" busy={saving.busy} disabled={!at} onClick={() => at && void saving.save(at)}>
            {t('here')}
          </Button>
        </>
      }
    >
      {me.error && <ListFailed error={me.error} retry={() => void me.refetch()} />}
      {drives.length > 1 && at && (
        <div className="mb-2">
          <Select
            label={t('drive')}
            value={at.drive}
            options={drives.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={drive => setPlace({ drive, folder: ROOT })}
          />
        </div>
      )}
      {me.data && drives.length === 0 && <p className="text-13 text-ink-soft">{t('none')}</p>}
      {at && <Folders place={at} onOpen={folder => setPlace({ drive: at.drive, folder })} />}
      {saving.progress && <Saving {...saving.progress} />}
      <div className="mt-3">
        <FormProblem>{saving.problem}</FormProblem>
      </div>
    </Dialog>
  )
}

interface Place {
  readonly drive: DriveId
  readonly folder: NodeId
}

function Saving({ bytes, ofBytes, nodes, ofNodes }: SaveProgress) {
  const t = useTranslations('visit.save')
  const format = useFormat()
  const text =
    bytes < ofBytes ? t('bytes', { done: format.bytes(bytes), of: format.bytes(ofBytes) }) : t('items', { done: nodes, of: ofNodes })
  return (
    <div className="mt-3 flex flex-col gap-1.5">
      <Progress value={savedShare({ bytes, ofBytes, nodes, ofNodes })} label={t('busy')} text={text} />
      <p className="tabular text-12 text-ink-soft">{text}</p>
    </div>
  )
}

/** Of both together, 0 to 1: bytes are most of it where there are any. */
function savedShare({ bytes, ofBytes, nodes, ofNodes }: Omit<SaveProgress, 'kind'>): number | null {
  const [copied, made] = [ofBytes === 0 ? 1 : bytes / ofBytes, ofNodes === 0 ? 1 : nodes / ofNodes]
  return ofBytes === 0 && nodes === 0 ? null : copied * 0.8 + made * 0.2
}

interface FoldersProps {
  readonly place: Place
  readonly onOpen: (folder: NodeId) => void
}

function Folders({ place: { drive, folder }, onOpen }: FoldersProps) {
  const t = useTranslations('visit.save')
  const listing = useQuery({ queryKey: ['save-to', drive, folder], queryFn: () => getFolder(drive, folder) })
  if (listing.error) return <ListFailed error={listing.error} retry={() => void listing.refetch()} />
  if (!listing.data) return <Skeleton className="h-56" />
  const { path, nodes } = listing.data
  const steps = path.filter(step => step.id !== ROOT)
  return (
    <>
      <p className="mb-2 truncate font-medium text-13" role="status">
        {[t('top'), ...steps.map(({ name }) => name)].join(' / ')}
      </p>
      <FolderSteps
        folders={nodes.filter(({ kind }) => kind === 'folder')}
        up={folder === ROOT ? undefined : (steps.at(-2)?.id ?? ROOT)}
        onOpen={onOpen}
      />
    </>
  )
}
