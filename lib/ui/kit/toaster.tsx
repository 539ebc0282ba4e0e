'use client'
/**
 * Where passing messages appear. It is fetched with the first of them, or soon after the screen stands: then a reader of
 * screens knows the place before anything is said there, and a message also comes when the network is gone.
 */
import { useState, useSyncExternalStore } from 'react'
import { onDemand } from './on-demand'
import { isAnySaid, onSaid } from './toast'
import { useStanding } from './use-standing'

const ShownToasts = onDemand(async () => (await import('./shown-toasts')).ShownToasts)

export function Toaster() {
  const said = useSyncExternalStore(onSaid, isAnySaid, () => false)
  const [wanted, setWanted] = useState(false)
  const standing = useStanding()
  if ((said || standing) && !wanted) setWanted(true)
  return wanted ? <ShownToasts /> : null
}
