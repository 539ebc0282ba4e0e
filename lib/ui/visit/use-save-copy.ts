'use client'
/** Keeps a copy of what is shared in a drive: how far that is, and what came of it. */
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { DriveId, NodeId } from '../../core/ids'
import { MOST_SAVED, type SaveProgress } from '../../core/protocol/links'
import type { Drive } from '../api/drive'
import { saveVisitedCopy } from '../api/save-visited-copy'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { baseFor, routesIn } from '../shell/route'
import { useVisit } from './visit-context'

interface Place {
  readonly drive: DriveId
  readonly folder: NodeId
}

/** `drives`: all of the account, in their order. */
export function useSaveCopy(nodes: readonly NodeId[], drives: readonly Drive[], onDone: () => void) {
  const t = useTranslations('visit.save')
  const faultText = useFaultText()
  const { token } = useVisit()
  const [busy, setBusy] = useState(false)
  const [progress, setProgress] = useState<SaveProgress>()
  const [problem, setProblem] = useState<string>()
  const stop = useRef(() => {})
  // Also when the link ends while the dialog is open.
  useEffect(() => () => stop.current(), [])

  async function attempt({ drive, folder }: Place, signal: AbortSignal): Promise<void> {
    if (nodes.length > MOST_SAVED) return setProblem(t('why.too-many'))
    const saved = await saveVisitedCopy(token, { nodes: [...nodes], drive, parent: folder }, { tell: setProgress, signal })
    if (saved.kind !== 'done') return setProblem(t(`why.${saved.kind}`))
    const open = () => window.location.assign(routesIn(baseFor(drive, drives)).folder(folder))
    toast(t('done', { count: saved.nodes.length }), { action: { label: t('show'), onClick: open } })
    onDone()
  }

  async function save(place: Place): Promise<void> {
    const controller = new AbortController()
    stop.current = () => controller.abort()
    setBusy(true)
    setProblem(undefined)
    try {
      await attempt(place, controller.signal)
    } catch (error) {
      if (!controller.signal.aborted) setProblem(faultText(error))
    } finally {
      setBusy(false)
      setProgress(undefined)
    }
  }

  return { busy, progress, problem, save, stop: () => stop.current() }
}
