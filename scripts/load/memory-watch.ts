/** What memory the server's process takes: at rest, and at most while something runs. */
import { readFile } from 'node:fs/promises'
import type { TestServer } from '../../e2e/harness/server'

/** What stands at rest is measured after a pause, like anybody who looks. */
const REST_MS = 3000
const SAMPLE_MS = 200

export class MemoryWatch {
  constructor(private readonly server: TestServer) {}

  /** Bytes. */
  async atRest(): Promise<number> {
    await new Promise(resolve => setTimeout(resolve, REST_MS))
    return this.bytes()
  }

  async during<Result>(run: () => Promise<Result>): Promise<{ readonly most: number; readonly result: Result }> {
    let most = await this.bytes()
    const sampling = setInterval(async () => {
      most = Math.max(most, await this.bytes())
    }, SAMPLE_MS)
    try {
      return { result: await run(), most: Math.max(most, await this.bytes()) }
    } finally {
      clearInterval(sampling)
    }
  }

  private async bytes(): Promise<number> {
    const status = await readFile(`/proc/${this.server.pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024
  }
}

export function toMebibytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}
