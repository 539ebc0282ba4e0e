'use client'
/** Names out of the replica of the drive, for a question that may change with every letter. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { NameHits } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'
import { useDriveClient } from '../client/drive-client-provider'

interface NameQuestion {
  readonly text: string
  /** Only below this folder. */
  readonly folder?: NodeId | undefined
  readonly limit: number
}

const never = () => () => {}

/** Until an answer is here: that to the question before; `undefined`: nothing is asked. Asked again once the replica is whole. */
export function useNameHits({ text, folder, limit }: NameQuestion): NameHits | undefined {
  const mirror = useDriveClient()?.mirror
  const isWhole = () => mirror?.snapshot().whole === true
  const whole = useSyncExternalStore(mirror?.subscribe ?? never, isWhole, () => false)
  const [found, setFound] = useState<NameHits>()
  const asked = text.trim() !== ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: a whole replica finds what was not there before
  useEffect(() => {
    if (!mirror || !asked) return setFound(undefined)
    let here = true
    void mirror.search({ text, limit, ...(folder && { folder }) }).then(hits => here && setFound(hits))
    return () => {
      here = false
    }
  }, [mirror, whole, asked, text, folder, limit])
  return asked ? found : undefined
}
