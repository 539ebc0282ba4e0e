'use client'
/** How each item stands between this device and the drive, while the engine can tell. */
import { useMemo } from 'react'
import type { ItemState } from '../../core/engine-api'
import type { NodeId } from '../../core/ids'
import { useConnectedFolder } from '../client/client-provider'

/** In these states the engine knows every item; in others silence about an item does not mean that it is in step. */
const TELLING = new Set(['scanning', 'syncing', 'up-to-date', 'offline', 'asking'])

/** `undefined`: this device keeps no folder of the drive, or cannot tell now. */
export function useItemStates(): ((id: NodeId) => ItemState) | undefined {
  const folder = useConnectedFolder()
  const items = folder && TELLING.has(folder.status.kind) ? folder.items : undefined
  return useMemo(() => items && (id => items.get(id) ?? 'in-step'), [items])
}
