/** Where a page's threads spend their time: its own and its workers', by the browser's sampling profiler. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'

interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

type Send = (method: string, params?: object) => Promise<Record<string, unknown>>

export interface Profiling {
  /** Writes one .cpuprofile for each thread and gives the functions that took most of their time, as text. */
  end(folder: string, name: string): Promise<string>
}

const SAMPLE_MICROSECONDS = 1000
const SHOWN = 25

export async function startProfiling(page: Page): Promise<Profiling> {
  const session = await page.context().newCDPSession(page)
  const threads = new Map<string, Promise<Send>>()
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') threads.set(targetInfo.title || 'worker', started(sender(session, sessionId)))
  })
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  threads.set(
    'page',
    started((method, params) => session.send(method as 'Profiler.enable', params as undefined) as never),
  )
  await Promise.all(threads.values())
  return {
    async end(folder, name) {
      let text = ''
      for (const [thread, send] of threads) {
        const { profile } = (await (await send)('Profiler.stop')) as unknown as { profile: Profile }
        await writeFile(join(folder, `${name}-${thread.replace(/\W+/g, '-')}.cpuprofile`), JSON.stringify(profile))
        text += `${name}, ${thread}:\n${heaviest(profile)}`
      }
      await session.detach()
      return text
    },
  }
}

async function started(send: Send): Promise<Send> {
  await send('Profiler.enable')
  await send('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS })
  await send('Profiler.start')
  return send
}

function sender(session: CDPSession, sessionId: string): Send {
  const waiting = new Map<number, (result: Record<string, unknown>) => void>()
  let last = 0
  session.on('Target.receivedMessageFromTarget', event => {
    if (event.sessionId !== sessionId) return
    const { id, result } = JSON.parse(event.message)
    waiting.get(id)?.(result)
  })
  return (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, resolve)
      session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) }).catch(reject)
    })
}

function heaviest({ nodes, samples, timeDeltas }: Profile): string {
  const names = new Map(
    nodes.map(({ id, callFrame }) => [
      id,
      `${callFrame.functionName || '(anonymous)'} ${callFrame.url.split('/').at(-1)}:${callFrame.lineNumber + 1}`,
    ]),
  )
  const own = new Map<string, number>()
  samples.forEach((id, i) => {
    const name = names.get(id) as string
    own.set(name, (own.get(name) ?? 0) + (timeDeltas[i] ?? 0))
  })
  const sorted = [...own].sort((a, b) => b[1] - a[1]).slice(0, SHOWN)
  return sorted.map(([name, microseconds]) => `  ${(microseconds / 1000).toFixed(0).padStart(7)} ms  ${name}\n`).join('')
}
