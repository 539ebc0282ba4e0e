/** What happened since the last turn: noted at once, read when the loop comes round. */
import { pathKey } from '../device-trees'
import type { NodeId } from '../ids'
import type { Path } from '../name'
import type { WatchHint } from '../ports'
import type { Advanced } from '../protocol/messages'

export class News {
  /** Folders to list again. */
  readonly dirty = new Set<NodeId>()
  hints: WatchHint[] = []
  pushes: Advanced[] = []
  /** Nothing the watcher said so far can be relied on. */
  scanAll = true
  /** The server may know more than it told. */
  behind = true
  /** Paths that the present plan changes: the watcher's word on them can wait. */
  private readonly touched = new Set<string>()
  private foreign = false

  get any(): boolean {
    return this.behind || this.scanAll || this.dirty.size > 0 || this.hints.length > 0 || this.pushes.length > 0
  }

  /** There is something that is not our own doing. */
  get urgent(): boolean {
    return this.foreign || this.behind || this.pushes.length > 0
  }

  /** Look at everything again. */
  everything(): void {
    this.scanAll = true
    this.behind = true
  }

  touch(path: Path): void {
    this.touched.add(pathKey(path))
  }

  watched(hints: readonly WatchHint[]): void {
    for (const hint of hints) {
      this.hints.push(hint)
      const path = hint.kind === 'moved' ? hint.to : hint.kind === 'changed' ? hint.path : undefined
      if (!path || !this.touched.has(pathKey(path))) this.foreign = true
    }
  }

  takeHints(): WatchHint[] {
    const hints = this.hints
    this.hints = []
    this.touched.clear()
    this.foreign = false
    return hints
  }

  takePushes(): Advanced[] {
    const pushes = this.pushes
    this.pushes = []
    return pushes
  }
}
