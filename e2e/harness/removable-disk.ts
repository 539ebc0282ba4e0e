/** A disk that is plugged in at a folder and can be pulled out while somebody uses it. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export class RemovableDisk {
  private isIn = false

  /** What is on it lies in `content`, also while it is not plugged in. */
  constructor(
    private readonly content: string,
    private readonly at: string,
  ) {
    mkdirSync(content, { recursive: true })
    mkdirSync(at, { recursive: true })
  }

  /** Why this user may not mount any, tried out below `place`; `undefined` who may. */
  static whyNot(place: string): string | undefined {
    const disk = new RemovableDisk(join(place, 'a disk'), join(place, 'where it is mounted'))
    try {
      disk.plugIn()
      disk.pullOut()
      return undefined
    } catch (error) {
      return (error as Error).message
    }
  }

  plugIn(): void {
    execFileSync('mount', ['--bind', this.content, this.at], { stdio: 'pipe' })
    this.isIn = true
  }

  /** At once, whoever still holds a file on it. */
  pullOut(): void {
    if (this.isIn) execFileSync('umount', ['-l', this.at], { stdio: 'pipe' })
    this.isIn = false
  }
}
