/** For those who watch over the server: whether it lives, whether it can do its work. */
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Server } from '../context'
import type { Routes } from '../http/routes'

export function healthEndpoints(server: Server, { open }: Routes) {
  return {
    /** The process answers. */
    healthz: open(undefined, async () => ({ ok: true })),
    /** It may be sent work: the database answers, and the data folder takes files. Migrations were applied before it listened. */
    readyz: open(undefined, async () => {
      const ok = server.open && (await canWork(server))
      return Response.json({ ok }, { status: ok ? 200 : 503 })
    }),
  }
}

async function canWork({ db, env, log }: Server): Promise<boolean> {
  try {
    await db.serverMeta.count()
    await access(env.dataDir, constants.W_OK)
    return true
  } catch (error) {
    log.error({ err: error }, 'not ready')
    return false
  }
}
