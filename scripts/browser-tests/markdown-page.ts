/** A page that lays out Markdown as previews do, into itself. */
import { renderMarkdown } from '../../lib/ui/preview/render-markdown'

declare global {
  interface Window {
    /** Set when something of the text was run. */
    harmed?: boolean
    /** Shows it, and gives its HTML. */
    showMarkdown(source: string): string
  }
}

window.showMarkdown = source => {
  const host = document.createElement('div')
  document.body.replaceChildren(host)
  host.append(renderMarkdown(source, description => `[${description}]`))
  return host.innerHTML
}
