/** For administrators: how the server's disk is. */
import type { Server } from '../context'
import type { Routes } from '../http/routes'
import { readStorageHealth } from '../storage/storage-health'

export function storageHealthEndpoints(server: Server, { admin }: Routes) {
  return { storageHealth: admin(undefined, () => readStorageHealth(server)) }
}
