/**
 * What this browser began to send to links and did not finish, so that the same file goes on after a reload. Where it may
 * keep nothing, a page remembers its own.
 */

export interface Remembered {
  /** The same whenever this file is begun anew. */
  readonly key: string
  /** Of the upload at the server, once it is known. */
  readonly id?: string | undefined
  readonly at: number
}

export interface RememberedUploads {
  get(file: string): Remembered | undefined
  put(file: string, upload: Remembered): void
  remove(file: string): void
}

const PREFIX = 'lockstep-visit-upload-'
/** The server keeps what is not gone on with for a day. */
const KEPT_MS = 24 * 60 * 60_000

/** `storage`: throws where there is none. `now`: milliseconds since 1970. */
export function rememberedUploads(storage: () => Storage, now: () => number): RememberedUploads {
  const own = new Map<string, Remembered>()
  const tried = <T>(run: (storage: Storage) => T): T | undefined => {
    try {
      return run(storage())
    } catch {
      return undefined
    }
  }
  tried(forgetOld)

  function forgetOld(storage: Storage): void {
    for (const name of Object.keys(storage)) {
      if (name.startsWith(PREFIX) && !read(storage.getItem(name))) storage.removeItem(name)
    }
  }

  function read(text: string | null): Remembered | undefined {
    const value = text === null ? undefined : parsed(text)
    const known = typeof value?.key === 'string' && typeof value.at === 'number' && value.at > now() - KEPT_MS
    return known ? (value as Remembered) : undefined
  }

  return {
    get: file => own.get(file) ?? tried(storage => read(storage.getItem(PREFIX + file))),
    put(file, upload) {
      own.set(file, upload)
      tried(storage => storage.setItem(PREFIX + file, JSON.stringify(upload)))
    },
    remove(file) {
      own.delete(file)
      tried(storage => storage.removeItem(PREFIX + file))
    },
  }
}

function parsed(text: string): Partial<Remembered> | undefined {
  try {
    return (JSON.parse(text) as Partial<Remembered> | null) ?? undefined
  } catch {
    return undefined
  }
}
