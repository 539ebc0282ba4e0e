/** While sync is paused: whether the person asked what it would do, and what was found. */
import type { Preview } from '../status'

export class LookAhead {
  isAsked = false
  found: Preview | undefined

  ask(): void {
    this.isAsked = true
    this.found = undefined
  }

  answer(found: Preview): void {
    this.isAsked = false
    this.found = found
  }

  /** Things go on: what was found holds no longer. */
  forget(): void {
    this.isAsked = false
    this.found = undefined
  }
}
