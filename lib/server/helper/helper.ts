/**
 * A process of its own for work that may hang, crash or eat memory: one job at a time, an end to each, and the server
 * goes on whatever happens there. It starts with the first job and ends when it has been idle.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { setPriority } from 'node:os'
import { extname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export interface HelperOptions {
  /** A file that calls `serveJobs`. */
  readonly script: URL
  /** For one job. */
  readonly timeoutMs: number
  readonly idleMs: number
  /** Of its JavaScript heap. */
  readonly memoryMebibytes: number
  /** Of all that it takes, for work whose memory is for the most part outside the heap. No limit when left out. */
  readonly residentMebibytes?: number
  /** Gives way to everything else on the machine. */
  readonly background?: boolean
}

export type Done<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** It threw; `detail` is for the log. */
  | { readonly kind: 'threw'; readonly detail: string }
  /** It took too long, or its process ended: the job's own fault, as far as one can tell. */
  | { readonly kind: 'killed' }
  | { readonly kind: 'closed' }

export interface Helper<Job, Result> {
  /** Runs after the jobs before it. */
  run(job: Job): Promise<Done<Result>>
  /** Ends what runs; jobs from now on are answered `closed`. */
  close(): void
}

/** What the process answers to each job. */
export type Reply = { readonly result: unknown } | { readonly error: string }

export function createHelper<Job, Result>(options: HelperOptions): Helper<Job, Result> {
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  function begin(): ChildProcess {
    const begun = start(options)
    // Ended by itself between two jobs: the next one is not to blame.
    begun.once('exit', () => {
      if (child === begun) child = undefined
    })
    // An error may still come of sending to what has just ended.
    return begun.on('error', () => undefined)
  }

  function end(): void {
    child?.kill('SIGKILL')
    child = undefined
  }

  async function runNow(job: Job): Promise<Done<Result>> {
    if (closed) return { kind: 'closed' }
    clearTimeout(idle)
    child ??= begin()
    const reply = await ask(child, job, options.timeoutMs)
    if (reply === undefined) end()
    if (closed) return { kind: 'closed' }
    idle = setTimeout(end, options.idleMs).unref()
    if (reply === undefined) return { kind: 'killed' }
    return 'error' in reply ? { kind: 'threw', detail: reply.error } : { kind: 'done', result: reply.result as Result }
  }

  return {
    run(job) {
      const mine = last.then(() => runNow(job))
      last = mine
      return mine
    },
    close() {
      closed = true
      clearTimeout(idle)
      end()
    },
  }
}

/** The script `name` beside a module: both are sources, or both were bundled into one folder. */
export function scriptBeside(module: string, name: string): URL {
  return new URL(`./${name}${extname(module)}`, module)
}

/** It gets no environment: nothing in it is any of its business. */
function start({ script, memoryMebibytes, residentMebibytes, background }: HelperOptions): ChildProcess {
  const child = fork(fileURLToPath(script), residentMebibytes === undefined ? [] : [String(residentMebibytes)], {
    execArgv: [...loaderOf(script), `--max-old-space-size=${memoryMebibytes}`],
    env: {} as NodeJS.ProcessEnv,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  if (background && child.pid !== undefined) setPriority(child.pid, 10)
  child.unref()
  child.channel?.unref()
  return child
}

function loaderOf({ pathname }: URL): string[] {
  return extname(pathname) === '.ts' ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
}

/** `undefined`: no answer in time, or the process ended. */
function ask(child: ChildProcess, job: unknown, timeoutMs: number): Promise<Reply | undefined> {
  return new Promise(resolve => {
    const settle = (reply: Reply | undefined) => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd)
      child.channel?.unref()
      resolve(reply)
    }
    const onMessage = (reply: unknown) => settle(reply as Reply)
    const onEnd = () => settle(undefined)
    const timer = setTimeout(onEnd, timeoutMs)
    child.channel?.ref()
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd)
    child.send(job as object, error => error && onEnd())
  })
}
