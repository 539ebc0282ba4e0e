/** The last lines of a run: which tests passed only when tried again, how many passed and how many failed. */
import type { FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter'

export default class CountReporter implements Reporter {
  private suite: Suite | undefined

  onBegin(_: unknown, suite: Suite): void {
    this.suite = suite
  }

  onEnd(result: FullResult): void {
    const tests = this.suite?.allTests() ?? []
    for (const test of tests.filter(each => each.outcome() === 'flaky')) console.log(`flaky: ${test.title}: ${firstError(test)}`)
    const outcomes = tests.map(test => test.outcome())
    const passed = outcomes.filter(outcome => outcome === 'expected' || outcome === 'flaky').length
    const failed = outcomes.filter(outcome => outcome === 'unexpected').length
    // What fails outside every test counts as one.
    console.log(`${passed} passed, ${failed || (result.status === 'passed' ? 0 : 1)} failed`)
  }

  printsToStdio(): boolean {
    return true
  }
}

function firstError(test: TestCase): string {
  const error = test.results.find(({ errors }) => errors.length > 0)?.errors[0]
  return (error?.message ?? '').replaceAll(/\s+/g, ' ').slice(0, 300)
}
