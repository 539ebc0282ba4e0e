/** Law 8, watched on a device's line: a chunk that the drive holds is not sent, unless the device asked just before and it was missing then. */
import type { ChunkHash } from '../../ids'
import type { RemoteDrive } from '../../ports'
import type { PackedChunk } from '../../protocol/pack'
import type { MemoryServer } from '../memory-server'
import { override } from '../override'

export function thrifty(drive: RemoteDrive, server: MemoryServer, complain: (text: string) => void): RemoteDrive {
  const missing = new Set<ChunkHash>()
  return override(drive, {
    missing: async hashes => {
      const answer = await drive.missing(hashes)
      for (const hash of answer) missing.add(hash)
      return answer
    },
    sendPack: async (chunks: readonly PackedChunk[], progress) => {
      for (const { hash } of chunks) {
        if (server.data.chunks.has(hash) && !missing.has(hash)) complain(`${hash.slice(0, 8)} lay on the server already`)
        missing.delete(hash)
      }
      return drive.sendPack(chunks, progress)
    },
  })
}
