/** rsync against its own daemon. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openWire } from '../wire'
import type { Pair } from './peer'
import { end, freePort, run, serve } from './processes'

export async function openRsync(place: string, a: string, b: string): Promise<Pair> {
  const port = await freePort()
  const config = join(place, 'rsyncd.conf')
  await writeFile(config, `use chroot = no\nuid = root\ngid = root\n[b]\npath = ${b}\nread only = no\n`)
  const daemon = await serve('rsync', ['--daemon', '--no-detach', `--config=${config}`, `--port=${port}`, '--address=127.0.0.1'], port)
  const wire = await openWire(port)
  return {
    sync: () => run('rsync', ['-a', '--delete', `${a}/`, `rsync://127.0.0.1:${wire.port}/b/`]),
    bytes: wire.bytes,
    async close() {
      await end(daemon)
      wire.close()
    },
  }
}
