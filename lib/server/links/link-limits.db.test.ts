/** Everything that is asked by links is behind one count: of who asks, of the link, of whoever made it. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { everyRoute, fillPath } from '../testing/every-route'
import { testLinks } from '../testing/link-world'
import { COST, createLinkLimits, type LinkLimits } from './link-limits'
import type { OpenLink } from './open-link'

describe('what is asked', () => {
  let limits: LinkLimits

  beforeEach(() => {
    vi.useFakeTimers()
    limits = createLinkLimits()
  })
  afterEach(() => void vi.useRealTimers())

  const link = (id: string, creatorId: string) => ({ row: { id, creatorId } }) as OpenLink
  const may = (asked: Promise<void>) =>
    asked.then(
      () => true,
      () => false,
    )
  /** How many of the dearest are let through. */
  async function through(ask: () => Promise<void>): Promise<number> {
    let count = 0
    while (await may(ask())) count++
    return count
  }

  test('25 by one network is a thousand zip files a minute or twenty times as many small things', async () => {
    expect(await through(() => limits.asked('192.0.2.1', COST.zip))).toBe(1000)
    expect(await may(limits.asked('192.0.2.1', COST.look))).toBe(false)
    expect(await may(limits.asked('198.51.100.1', COST.look))).toBe(true)
    vi.advanceTimersByTime(60_000)
    expect(await through(() => limits.asked('192.0.2.1', COST.look))).toBe(20_000)
  })

  test('25 of one link, and of all of one account, keeps others out for some seconds at most', async () => {
    expect(await through(() => limits.askedOf(link('a', 'anna'), COST.zip))).toBe(500)
    expect(await through(() => limits.askedOf(link('b', 'anna'), COST.zip))).toBe(500)
    expect(await may(limits.askedOf(link('c', 'anna'), COST.look))).toBe(false)
    expect(await may(limits.askedOf(link('d', 'ben'), COST.look))).toBe(true)
    vi.advanceTimersByTime(10_000)
    expect(await may(limits.askedOf(link('a', 'anna'), COST.look))).toBe(true)
  })
})

describe('of every route', () => {
  const here = testLinks()
  afterEach(() => void vi.restoreAllMocks())

  test('25 who asked too much hears when to come again, and nothing else', async () => {
    const link = await here.share({ role: 'edit' })
    const routes = (await everyRoute(here.run.server)).filter(({ guard }) => guard?.who === 'link')
    vi.spyOn(RateLimiterMemory.prototype, 'consume').mockRejectedValue(new RateLimiterRes(0, 7000))
    for (const { name, method, path } of routes) {
      const { pathname } = new URL(
        fillPath(path, { token: link.token }, () => here.file.id),
        here.run.origin,
      )
      const answer = await here.visitor(link).fetch(method, pathname.slice(`/api/s/${link.token}`.length))
      expect([name, answer.status, answer.headers.get('retry-after')]).toEqual([name, 429, '7'])
    }
    expect(routes.length).toBeGreaterThan(20)
    expect((await here.anna.get(here.anna.path('nodes'))).status).toBe(200)
  })
})
