/** Sends a body and tells how much of it is gone; `fetch` cannot tell. */
import { RemoteFault } from '../../core/ports'
import { faultIn, STILL_MS } from './http'

export interface Sending {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Blob
  /** Bytes of the body sent so far. */
  readonly progress: (sent: number) => void
}

/** Resolves when the server took the whole. Throws `RemoteFault`. */
export type SendBody = (sending: Sending) => Promise<void>

export const sendBodyByXhr: SendBody = ({ url, headers, body, progress }) => {
  const request = new XMLHttpRequest()
  let timer: ReturnType<typeof setTimeout> | undefined
  const moved = () => {
    clearTimeout(timer)
    timer = setTimeout(() => request.abort(), STILL_MS)
  }
  return new Promise<void>((resolve, reject) => {
    const failed = () => reject(new RemoteFault('offline'))
    request.upload.onprogress = event => {
      moved()
      progress(event.loaded)
    }
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve() : reject(faultIn(request.responseText)))
    request.onerror = failed
    request.onabort = failed
    request.open('POST', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    moved()
    request.send(body)
  }).finally(() => clearTimeout(timer))
}
