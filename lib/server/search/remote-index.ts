/** The index as the server asks it: in its own process, one question after the other. */
import { createHelper, scriptBeside } from '../helper/helper'
import type { IndexJob } from './fts-process'
import type { SearchIndex } from './search-index'

export interface RemoteIndex extends SearchIndex {
  close(): void
}

type Answer<Method> = Method extends (...args: never[]) => Promise<infer Result> ? Result : never

/** `url`: of the index file. Everything throws when the process does not answer. */
export function createRemoteIndex(url: string): RemoteIndex {
  const helper = createHelper<IndexJob, unknown>({
    script: scriptBeside(import.meta.url, 'fts-process'),
    timeoutMs: 60_000,
    idleMs: 10 * 60_000,
    memoryMebibytes: 512,
  })

  async function ask<Method extends keyof SearchIndex>(
    method: Method,
    ...args: Parameters<SearchIndex[Method]>
  ): Promise<Answer<SearchIndex[Method]>> {
    const done = await helper.run({ url, method, args })
    if (done.kind === 'done') return done.result as Answer<SearchIndex[Method]>
    throw new Error(`the search index gave no answer: ${done.kind === 'threw' ? done.detail : done.kind}`)
  }

  return {
    cursor: (...args) => ask('cursor', ...args),
    drop: (...args) => ask('drop', ...args),
    apply: (...args) => ask('apply', ...args),
    unread: (...args) => ask('unread', ...args),
    setText: (...args) => ask('setText', ...args),
    find: (...args) => ask('find', ...args),
    close: () => helper.close(),
  }
}
