/** Unison against its own socket server. */
import { join } from 'node:path'
import { openWire } from '../wire'
import type { Pair } from './peer'
import { end, freePort, run, serve } from './processes'

export async function openUnison(place: string, a: string, b: string): Promise<Pair> {
  const port = await freePort()
  const home = (name: string) => ({ UNISON: join(place, name), HOME: place })
  const server = await serve('unison', ['-socket', String(port), '-listen', '127.0.0.1'], port, home('server'))
  const wire = await openWire(port)
  return {
    sync: () => run('unison', [a, `socket://127.0.0.1:${wire.port}/${b}`, '-batch', '-silent', '-confirmbigdel=false'], home('client')),
    bytes: wire.bytes,
    async close() {
      await end(server)
      wire.close()
    },
  }
}
