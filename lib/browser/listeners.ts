/** Those that want to hear of one kind of thing. */
export class Listeners<Told extends readonly unknown[] = []> {
  private readonly all = new Set<(...told: Told) => void>()

  /** Until the returned function is called. */
  readonly add = (listener: (...told: Told) => void): (() => void) => {
    this.all.add(listener)
    return () => this.all.delete(listener)
  }

  tell(...told: Told): void {
    for (const listener of [...this.all]) listener(...told)
  }
}
