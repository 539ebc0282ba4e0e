/** What a database file takes on the disk, with what stands beside it while it is open. */
import { stat } from 'node:fs/promises'
import { unlessMissing } from '../unless-missing'

const BESIDE = ['', '-wal', '-shm']

/** 0 for one that is not there. */
export async function sqliteBytes(path: string): Promise<number> {
  const sizes = await Promise.all(BESIDE.map(ending => bytesOf(path + ending)))
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}

async function bytesOf(path: string): Promise<number> {
  return (await stat(path).catch(unlessMissing))?.size ?? 0
}
