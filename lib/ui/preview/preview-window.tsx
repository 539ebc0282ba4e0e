'use client'
/** The window around a shown file: its name, what can be done with it, and the way to its neighbours. */
import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, startTransition, useCallback, useMemo, useOptimistic, useRef, useState } from 'react'
import type { DriveId, NodeId } from '../../core/ids'
import type { RemoteNode, RevisionInfo } from '../../core/protocol/messages'
import { EditFile } from './edit-file'
import { type BytesOf, driveBytes, type FileBytes, type ShownFile } from './file-bytes'
import { neighboursOf, OWN_ARROWS, stepForKey } from './neighbours'
import { PreviewBody } from './preview-body'
import { PreviewGone } from './preview-card'
import { PreviewHeader } from './preview-header'
import { PreviewPager } from './preview-pager'
import type { EditDoor } from './save-result'
import './preview.css'

export type ShownRevision = Pick<RevisionInfo, 'id' | 'size' | 'mtime'>

export type PreviewedNode = Pick<RemoteNode, 'id' | 'kind' | 'name'> & { readonly revision: ShownRevision | null }

interface Shown {
  /** The files of the folder in the order in which they are shown; others are stepped over. */
  readonly nodes: readonly PreviewedNode[]
  readonly id: NodeId
  readonly onShow: (id: NodeId) => void
  readonly onClose: () => void
  /** An older state of the file `id`, instead of its newest. */
  readonly revision?: ShownRevision
  /** Without it nothing is edited here. */
  readonly edits?: EditDoor
}

/** Its bytes come from the drive, or from wherever `bytesOf` says. */
type Source = { readonly drive: DriveId; readonly bytesOf?: undefined } | { readonly drive?: undefined; readonly bytesOf: BytesOf }

export type PreviewProps = Shown & Source

const POPUP =
  'fixed inset-0 z-40 flex flex-col bg-sunken outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0'

export function PreviewWindow({ nodes, id: named, onShow, onClose, revision, edits, ...source }: PreviewProps) {
  const t = useTranslations('viewer')
  const popup = useRef<HTMLDivElement>(null)
  const { id, step } = useSteps(named, onShow)
  const files = useMemo(() => nodes.filter(node => node.kind === 'file'), [nodes])
  const { node, before } = useLastKnown(files, id)
  const shown = revision ?? node?.revision ?? undefined
  const { position, ...around } = neighboursOf(revision ? [] : files, id, before)
  const { editing, leaving, edit, leave, stay, left } = useEditing(id)
  const file = node && shown && fileOf(node, shown)
  const bytesOf = useSource(source)
  const bytes = useBytes(file, bytesOf)
  const close = () => leave(onClose)
  const onKeyDown = (event: KeyboardEvent) => {
    const way = stepForKey(event)
    if (!way || editing || event.defaultPrevented || (event.target as Element).closest(OWN_ARROWS)) return
    event.preventDefault()
    // What has the focus in a picture goes with it, and the next key would be heard by nobody.
    if ((event.target as Element).closest('main')) popup.current?.focus({ preventScroll: true })
    step(around[way])
  }
  /** Escape that closed something inside (a search field) does not close all of it. */
  const onOpenChange = (open: boolean, { event }: { readonly event: Event }) => {
    if (!open && !event.defaultPrevented) close()
  }
  const gone = !revision && position === 0 && !editing
  return (
    <Dialog.Root open onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Popup ref={popup} initialFocus={popup} tabIndex={-1} onKeyDown={onKeyDown} className={POPUP}>
          <PreviewHeader
            name={node?.name ?? ''}
            file={gone ? undefined : bytes}
            revision={shown}
            older={revision !== undefined}
            onEdit={edits && bytes && !revision && !editing && !gone ? edit : undefined}
            onClose={close}
          >
            {!editing && <PreviewPager position={position} {...around} onShow={step} className="phone:hidden" />}
          </PreviewHeader>
          <main className="flex min-h-0 flex-1 flex-col" aria-label={t('content')}>
            {gone || !file || !bytes ? (
              <PreviewGone />
            ) : editing && edits ? (
              <EditFile
                key={id}
                file={file}
                bytes={bytes}
                bytesOf={bytesOf}
                edits={edits}
                leaving={leaving}
                onLeave={() => leave(() => {})}
                onStay={stay}
                onLeft={left}
              />
            ) : (
              <PreviewBody key={bytes.key} bytes={bytes} />
            )}
          </main>
          {!editing && around.count > 1 && (
            <PreviewPager
              position={position}
              {...around}
              onShow={step}
              className="hidden justify-center border-line border-t bg-float pt-1 pb-[max(0.25rem,env(safe-area-inset-bottom))] phone:flex"
            />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The address follows a moment later: a key pressed in between goes on from what is shown, not from what it still names. */
function useSteps(named: NodeId, onShow: (id: NodeId) => void) {
  const [id, showAhead] = useOptimistic(named)
  const step = (to: NodeId | undefined) => {
    if (to === undefined) return
    startTransition(() => {
      showAhead(to)
      onShow(to)
    })
  }
  return { id, step }
}

function fileOf({ id, name }: PreviewedNode, { id: revision, size }: ShownRevision): ShownFile {
  return { node: id, name, revision, size }
}

function useSource({ drive, bytesOf }: Source): BytesOf {
  return useMemo(() => (bytesOf ? bytesOf : driveBytes(drive)), [drive, bytesOf])
}

/** The same as long as it is the same revision by the same name, whatever else of the list is new. */
function useBytes(file: ShownFile | undefined, bytesOf: BytesOf): FileBytes | undefined {
  const { node, name, revision, size } = file ?? {}
  return useMemo(() => {
    if (!node || !revision || name === undefined || size === undefined) return undefined
    return bytesOf({ node, name, revision, size })
  }, [node, name, revision, size, bytesOf])
}

/** Who was just shown keeps its name and its position (from 1, 0 when it never had one) when it goes. */
function useLastKnown(files: readonly PreviewedNode[], id: NodeId): { readonly node: PreviewedNode | undefined; readonly before: number } {
  const at = files.findIndex(node => node.id === id)
  const found = files[at]
  const [last, setLast] = useState({ node: found, before: at + 1 })
  if (found && (found !== last.node || last.before !== at + 1)) setLast({ node: found, before: at + 1 })
  if (found) return { node: found, before: at + 1 }
  return last.node?.id === id ? last : { node: undefined, before: 0 }
}

/** Whether the shown file is being edited. Whoever wants to leave then waits until nothing would be lost. */
function useEditing(id: NodeId) {
  const [edited, setEdited] = useState<NodeId>()
  const [after, setAfter] = useState<{ readonly run: () => void }>()
  const editing = edited === id
  const left = useCallback(() => {
    setEdited(undefined)
    setAfter(undefined)
    after?.run()
  }, [after])
  return {
    editing,
    leaving: after !== undefined,
    edit: () => setEdited(id),
    leave: (run: () => void) => (editing ? setAfter({ run }) : run()),
    stay: () => setAfter(undefined),
    left,
  }
}
