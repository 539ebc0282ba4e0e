/** One question at a time to whoever asks the person; without anybody, they wait. */
import type { SameName, SameNameAnswer } from '../drive-api'

type Ask = (question: SameName) => Promise<SameNameAnswer>

export interface Questions {
  /** What to ask next; `undefined`: nothing. Asked again when the one who asked went away. */
  next(): SameName | undefined
  answered(question: SameName, answer: SameNameAnswer): void
  /** A bug of the one who asks, for developers. */
  fault(error: unknown): void
}

export class Asker {
  private ask: Ask | undefined
  /** Changes with every one who asks, and with every question. */
  private turn = 0
  private asking = false

  constructor(private readonly questions: Questions) {}

  /** Until the returned function is called. */
  by(ask: Ask): () => void {
    this.ask = ask
    this.begin()
    return () => {
      if (this.ask !== ask) return
      this.ask = undefined
      this.turn++
      this.asking = false
    }
  }

  /** There may be a question, or the one that is asked is void. */
  changed(stillAsked: boolean): void {
    if (!stillAsked) {
      this.turn++
      this.asking = false
    }
    if (!this.asking) this.begin()
  }

  private begin(): void {
    const question = this.ask && this.questions.next()
    if (!this.ask || !question) return
    this.asking = true
    void this.put(this.ask, question, ++this.turn)
  }

  private async put(ask: Ask, question: SameName, turn: number): Promise<void> {
    try {
      const answer = await ask(question)
      if (turn !== this.turn) return
      this.asking = false
      this.questions.answered(question, answer)
    } catch (error) {
      this.questions.fault(error)
      if (turn === this.turn) this.asking = false
    }
    if (turn === this.turn) this.begin()
  }
}
