/** What the page notices of its own life: that somebody looks at it again, that the network is back, that it is about to be closed. */

export interface PageSigns {
  /** Somebody came back to the tab, or the tab was woken. */
  onReturn(listener: () => void): void
  onOnline(listener: () => void): void
  /** The browser knows that there is no network. */
  onOffline(listener: () => void): void
  /** The browser asks before it closes a tab where this answers `true`. */
  guard(isBusy: () => boolean): void
  end(): void
}

export function watchPage(): PageSigns {
  const ended = new AbortController()
  const { signal } = ended
  return {
    onReturn(listener) {
      addEventListener('focus', listener, { signal })
      addEventListener('pageshow', listener, { signal })
      document.addEventListener('resume', listener, { signal })
      document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && listener(), { signal })
    },
    onOnline: listener => addEventListener('online', listener, { signal }),
    onOffline: listener => addEventListener('offline', listener, { signal }),
    guard: isBusy => addEventListener('beforeunload', event => isBusy() && event.preventDefault(), { signal }),
    end: () => ended.abort(),
  }
}
