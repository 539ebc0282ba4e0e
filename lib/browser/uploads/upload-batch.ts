/** All that was dropped or chosen together: where it goes, and what was answered for all of it. */
import type { NodeId } from '../../core/ids'
import type { SameNameAnswer } from '../drive-api'
import type { Brought } from './brought'
import type { TargetFolders } from './target-folders'
import type { DoneFile } from './upload-store'

export class UploadBatch {
  policy: SameNameAnswer['what'] | undefined
  /** It is still being looked through. */
  counting = true
  /** What is still found of it waits too. */
  paused = false
  /** Nothing more of it is wanted. */
  cancelled = false
  /** All folders that were found; those without files are made at the end. */
  readonly found: (readonly string[])[] = []

  constructor(
    readonly id: string,
    readonly to: NodeId,
    readonly target: TargetFolders,
    /** Nobody was told of this yet. */
    public brought: Brought,
    /** By which it can go on after a reload; none: it cannot. */
    readonly handles: readonly FileSystemHandle[],
    /** Files that were done before a reload. */
    private readonly before: ReadonlyMap<string, DoneFile>,
    /** Lets other tabs have it. */
    readonly release: () => void,
  ) {}

  get outlives(): boolean {
    return this.handles.length > 0
  }

  wasDone(path: readonly string[], size: number, mtime: number): boolean {
    const done = this.before.get(path.join('/'))
    return done !== undefined && done.size === size && done.mtime === mtime
  }
}
