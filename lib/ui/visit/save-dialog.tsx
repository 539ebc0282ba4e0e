'use client'
/** Where in which drive a copy goes. */
import { useQuery } from '@tanstack/react-query'
import { ChevronRight, CornerLeftUp, Folder } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type DriveId, type NodeId, ROOT } from '../../core/ids'
import { getFolder, getMe } from '../api/drive'
import { saveVisitedCopy } from '../api/visit'
import { FormProblem } from '../auth/form-problem'
import { Name } from '../format/name'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { ListFailed } from '../kit/list-failed'
import { Select } from '../kit/select'
import { Skeleton } from '../kit/skeleton'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useVisit } from './visit-context'

interface SaveDialogProps {
  readonly nodes: readonly NodeId[]
  readonly onClose: () => void
}

export function SaveDialog({ nodes, onClose }: SaveDialogProps) {
  const t = useTranslations('visit.save')
  const common = useTranslations('common')
  const me = useQuery({ queryKey: ['me'], queryFn: getMe })
  const [place, setPlace] = useState<Place>()
  const drives = writable(me.data?.drives ?? [])
  const at = place ?? (drives[0] && { drive: drives[0].id, folder: ROOT })
  const saving = useSaving(nodes, onClose)
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={t('title', { count: nodes.length })}
      description={t('text')}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
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

/** Drives that are only shared to be read take nothing. */
function writable<Drive extends object>(drives: readonly Drive[]): readonly Drive[] {
  return drives.filter(drive => !('role' in drive) || drive.role !== 'viewer')
}

function useSaving(nodes: readonly NodeId[], onClose: () => void) {
  const t = useTranslations('visit.save')
  const faultText = useFaultText()
  const { token } = useVisit()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const save = async ({ drive, folder }: Place) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const saved = await saveVisitedCopy(token, { nodes: [...nodes], drive, parent: folder })
      if (saved.kind !== 'done') return setProblem(t(`why.${saved.kind}`))
      const open = () => window.location.assign(folder === ROOT ? '/files' : `/files/${folder}`)
      toast(t('done', { count: saved.nodes.length }), { action: { label: t('show'), onClick: open } })
      onClose()
    } catch (error) {
      setProblem(faultText(error))
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, save }
}

interface FoldersProps {
  readonly place: Place
  readonly onOpen: (folder: NodeId) => void
}

const ROW =
  '-outline-offset-2 flex min-h-9 w-full items-center gap-2.5 rounded-sm px-2.5 text-left text-13 hover:bg-hover pointer-coarse:min-h-11'

function Folders({ place: { drive, folder }, onOpen }: FoldersProps) {
  const t = useTranslations('visit.save')
  const collator = new Intl.Collator(useLocale(), { numeric: true })
  const listing = useQuery({ queryKey: ['save-to', drive, folder], queryFn: () => getFolder(drive, folder) })
  if (listing.error) return <ListFailed error={listing.error} retry={() => void listing.refetch()} />
  if (!listing.data) return <Skeleton className="h-56" />
  const { path, nodes } = listing.data
  const steps = path.filter(step => step.id !== ROOT)
  const folders = nodes.filter(({ kind }) => kind === 'folder').sort((a, b) => collator.compare(a.name, b.name))
  return (
    <>
      <p className="mb-2 truncate font-medium text-13" role="status">
        {[t('top'), ...steps.map(({ name }) => name)].join(' / ')}
      </p>
      <ul className="h-56 overflow-y-auto rounded-md border border-line p-1">
        {folder !== ROOT && (
          <li>
            <button type="button" onClick={() => onOpen(steps.at(-2)?.id ?? ROOT)} className={ROW}>
              <CornerLeftUp size={16} aria-hidden className="shrink-0 text-ink-faint" />
              {t('up')}
            </button>
          </li>
        )}
        {folders.map(({ id, name }) => (
          <li key={id}>
            <button type="button" onClick={() => onOpen(id)} className={ROW}>
              <Folder size={16} aria-hidden className="shrink-0 fill-current/15 text-accent" />
              <Name text={name} className="flex-1" />
              <ChevronRight size={14} aria-hidden className="shrink-0 text-ink-faint" />
            </button>
          </li>
        ))}
        {folders.length === 0 && <li className="px-2.5 py-2 text-13 text-ink-soft">{t('noFolders')}</li>}
      </ul>
    </>
  )
}
