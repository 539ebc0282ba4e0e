'use client'
/** Shows the state of sync where the page is not: on the browser's tab, and on the installed app's icon. */
import { useEffect } from 'react'
import { type Figure, figureSvg } from '../mark/figure'
import { useStatus } from '../sync/use-status'

export function useTabSigns(): void {
  const { view, folder } = useStatus()
  const connected = folder !== undefined
  useEffect(() => {
    if (connected) showIcon(view.figure)
  }, [connected, view.figure])
  const attention = view.tone === 'bad' || view.tone === 'ask'
  const waiting = folder?.waiting.length ?? 0
  useEffect(() => showBadge(attention ? Math.max(1, waiting) : 0), [attention, waiting])
}

/** The page's own icon stays beside it for browsers that take no pictures from addresses like this. */
function showIcon(figure: Figure): void {
  const color = accent()
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"][data-state]') ?? document.createElement('link')
  icon.rel = 'icon'
  icon.type = 'image/svg+xml'
  icon.dataset.state = figure
  icon.href = `data:image/svg+xml,${encodeURIComponent(figureSvg(figure, { color }))}`
  if (!icon.isConnected) document.head.append(icon)
}

/** As the theme resolves it now; the bare property would still name both themes. */
function accent(): string {
  const probe = document.createElement('span')
  probe.style.color = 'var(--color-accent)'
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

function showBadge(count: number): void {
  if (!('setAppBadge' in navigator)) return
  const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()
  shown.catch(() => {})
}
