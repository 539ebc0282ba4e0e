'use client'
/** The changes of the drive that a person can ask for here. Each shows at once; what of it was refused is said, with a way on where there is one. */
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { EditResult, Refused } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'
import { useWritableDrive } from '../client/use-writable-drive'
import { useReportEdit } from '../edits/use-report-edit'
import { toast } from '../kit/toast'

export interface DriveChanges {
  rename(id: NodeId, name: string): void
  move(ids: readonly NodeId[], to: NodeId): void
  copy(ids: readonly NodeId[], to: NodeId): void
  /** To the trash. */
  remove(ids: readonly NodeId[], confirmed?: boolean): void
  /** The new node, or `undefined` when there is none. */
  createFolder(parent: NodeId, name: string): Promise<NodeId | undefined>
  createText(parent: NodeId, name: string): Promise<NodeId | undefined>
}

/** `undefined` while this page cannot change the drive. `onUnconfirmed`: so many deletes want a yes first. */
export function useDriveChanges(onUnconfirmed: (ids: readonly NodeId[], count: number) => void): DriveChanges | undefined {
  const edits = useWritableDrive()?.edits
  const report = useReportEdit()
  const offerBoth = useOfferBoth()
  return useMemo(() => {
    if (!edits) return undefined
    const move = (ids: readonly NodeId[], to: NodeId, taken: 'refuse' | 'keep-both') =>
      void edits.move(ids, to, { taken }).then(result => {
        const names = namesTaken(result)
        if (names.length > 0) offerBoth(names, () => move(idsOf(names), to, 'keep-both'))
        if (names.length < refusedIn(result).length || result.kind === 'failed') report(result)
      })
    const made = async (asked: Promise<EditResult>) => {
      const result = await asked
      report(result)
      return result.kind === 'done' ? result.nodes[0] : undefined
    }
    return {
      rename: (id, name) => void edits.rename(id, name).then(report),
      move: (ids, to) => move(ids, to, 'refuse'),
      copy: (ids, to) => void edits.copy(ids, to).then(report),
      remove: (ids, confirmed = false) =>
        void edits.remove(ids, { confirmed }).then(result => {
          if (result.kind === 'unconfirmed') onUnconfirmed(ids, result.deletes)
          else report(result)
        }),
      createFolder: (parent, name) => made(edits.createFolder(parent, name)),
      createText: (parent, name) => made(edits.createText(parent, name, '')),
    } satisfies DriveChanges
  }, [edits, report, offerBoth, onUnconfirmed])
}

function refusedIn(result: EditResult): readonly Refused[] {
  return result.kind === 'partly' || result.kind === 'refused' ? result.refused : []
}

function namesTaken(result: EditResult): readonly Refused[] {
  return refusedIn(result).filter(({ why }) => why.kind === 'name-taken')
}

function idsOf(refused: readonly Refused[]): readonly NodeId[] {
  return refused.map(({ id }) => id)
}

const OFFERED_MS = 12_000

function useOfferBoth(): (refused: readonly Refused[], keepBoth: () => void) => void {
  const t = useTranslations('files.taken')
  return useMemo(
    () => (refused, keepBoth) => {
      const title = t('title', { count: refused.length, name: refused[0]?.name ?? '' })
      toast(title, { description: t('text'), duration: OFFERED_MS, action: { label: t('keepBoth'), onClick: keepBoth } })
    },
    [t],
  )
}
