/** The last line of a run: how many tests passed and how many failed. */
import type { FullResult, Reporter, Suite } from '@playwright/test/reporter'

export default class CountReporter implements Reporter {
  private suite: Suite | undefined

  onBegin(_: unknown, suite: Suite): void {
    this.suite = suite
  }

  onEnd(result: FullResult): void {
    const outcomes = this.suite?.allTests().map(test => test.outcome()) ?? []
    const passed = outcomes.filter(outcome => outcome === 'expected' || outcome === 'flaky').length
    const failed = outcomes.filter(outcome => outcome === 'unexpected').length
    // What fails outside every test counts as one.
    console.log(`${passed} passed, ${failed || (result.status === 'passed' ? 0 : 1)} failed`)
  }

  printsToStdio(): boolean {
    return true
  }
}
