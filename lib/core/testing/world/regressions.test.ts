import { expect, test } from 'vitest'
import { DEVICE_NAMES, type History, ORDINARY } from './history'
import { REGRESSIONS, type Regression } from './regressions'
import { play } from './world'

function historyOf({ seed, devices, steps }: Regression): History {
  return {
    seed,
    devices: devices.map((device, i) => ({ ...ORDINARY, name: DEVICE_NAMES[i] ?? `device ${i}`, ...device })),
    steps: steps.map(([wait, who, act, dice]) => ({ wait, who, act, dice })),
  }
}

test.each(REGRESSIONS)('no more: $name', async regression => {
  expect((await play(historyOf(regression))).violations).toEqual([])
})
