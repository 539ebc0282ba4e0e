// Runs commands in stages, those of a stage side by side, and adds up what their closing lines count.
import { spawn } from 'node:child_process'

/**
 * @typedef {{ name: string, command: string[], env?: Record<string, string> }} Step
 * @param {Step[][]} stages nothing of a stage begins before the one before it ended well
 * @returns {Promise<boolean>} whether every step passed; prints `N passed, N failed` at the end
 */
export async function runAll(stages) {
  const total = { passed: 0, failed: 0 }
  for (const stage of stages) {
    const results = await Promise.all(stage.map(runStep))
    for (const { passed, failed } of results) {
      total.passed += passed
      total.failed += failed
    }
    if (results.some(result => result.failed > 0)) break
  }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0
}

/** @param {Step} step */
async function runStep(step) {
  const started = Date.now()
  const { code, output } = await run(step)
  const counts = countsOf(output)
  const failed = code === 0 ? counts.failed : Math.max(1, counts.failed)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${failed === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s${counts.passed > 0 ? `, ${counts.passed} passed` : ''})`)
  for (const line of output.match(/^flaky: .*$/gm) ?? []) console.log(`       ${line}`)
  if (failed > 0) console.log(withoutWhatPassed(output).slice(0, 20_000))
  return { passed: counts.passed || (failed === 0 ? 1 : 0), failed }
}

/** @param {Step} step */
function run({ command: [program, ...args], env }) {
  return new Promise(resolve => {
    let output = ''
    const child = spawn(program, args, {
      env: { ...process.env, ...env, FORCE_COLOR: '0', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', data => {
      output += data
    })
    child.stderr.on('data', data => {
      output += data
    })
    child.on('error', error => resolve({ code: 1, output: String(error) }))
    child.on('close', code => resolve({ code: code ?? 1, output }))
  })
}

/** What a person looks for in a log that may be cut: what failed, without the rows of what did not. */
function withoutWhatPassed(output) {
  const lines = output.split('\n')
  return lines.filter(line => !/^\s*✓/.test(line)).join('\n')
}

/** The last `N passed, N failed`, or vitest's own closing line. */
function countsOf(output) {
  const plain = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1)
  if (plain) return { passed: Number(plain[1]), failed: Number(plain[2]) }
  const vitest = /^\s*Tests\s+(?:(\d+) failed \| )?(?:(\d+) passed)?/m.exec(output)
  return { passed: Number(vitest?.[2] ?? 0), failed: Number(vitest?.[1] ?? 0) }
}
