'use client'
/**
 * Where passing messages appear. It is fetched with the first of them, or soon after the screen stands: then a reader of
 * screens knows the place before anything is said there, and a message also comes when the network is gone.
 */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { onDemand } from './on-demand'
import { onceStanding } from './once-standing'
import { isAnySaid, onSaid } from './toast'

const ShownToasts = onDemand(async () => (await import('./shown-toasts')).ShownToasts)

export function Toaster() {
  const said = useSyncExternalStore(onSaid, isAnySaid, () => false)
  const [wanted, setWanted] = useState(false)
  useEffect(() => onceStanding(() => setWanted(true)), [])
  if (said && !wanted) setWanted(true)
  return wanted ? <ShownToasts /> : null
}
