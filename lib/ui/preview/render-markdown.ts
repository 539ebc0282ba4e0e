/**
 * Markdown as elements that may stand in our page, whoever wrote it. What comes out runs nothing, sends nothing, loads
 * nothing and names nothing that a program of ours could mistake for its own; links lead to http and https alone, and
 * pictures, which would tell a stranger who reads and when, are their words and a link.
 */
import DOMPurify, { type Config } from 'dompurify'
import { Marked } from 'marked'

/** Longer texts take too long to lay out; their source is shown. */
export const MOST_MARKDOWN_LETTERS = 400_000

const ALLOWED: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [
    ...['a', 'abbr', 'b', 'blockquote', 'br', 'code', 'dd', 'del', 'details', 'div', 'dl', 'dt', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ...['hr', 'i', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'summary', 'sup'],
    ...['table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul'],
  ],
  ALLOWED_ATTR: ['align', 'colspan', 'dir', 'href', 'lang', 'open', 'rowspan', 'start', 'title'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: /^https?:\/\//i,
  RETURN_DOM_FRAGMENT: true,
}

const [OPEN, DONE] = ['☐', '☑']

const marked = new Marked({
  gfm: true,
  // A check box is a form's part; these are its words.
  renderer: { checkbox: ({ checked }) => (checked ? `${DONE} ` : `${OPEN} `) },
})

/** `picture`: how a picture with this description is named. */
export function renderMarkdown(source: string, picture: (description: string) => string): DocumentFragment {
  const purifier = DOMPurify(window)
  purifier.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (tagName === 'img' && node instanceof Element) node.before(wordsOf(node, picture))
  })
  const fragment = purifier.sanitize(marked.parse(source, { async: false }), ALLOWED)
  for (const link of fragment.querySelectorAll('a')) makeSafe(link)
  for (const table of fragment.querySelectorAll('table')) intoScroller(table)
  for (const item of fragment.querySelectorAll('ul > li')) asTask(item)
  return fragment
}

/** Stands before the picture, which is not allowed and goes. */
function wordsOf(image: Element, picture: (description: string) => string): Node {
  const address = image.getAttribute('src') ?? ''
  const words = picture(image.getAttribute('alt') || address.slice(address.lastIndexOf('/') + 1))
  if (!/^https?:\/\//i.test(address) || image.closest('a')) return image.ownerDocument.createTextNode(words)
  const link = image.ownerDocument.createElement('a')
  link.setAttribute('href', address)
  link.textContent = words
  return link
}

function makeSafe(link: HTMLAnchorElement): void {
  if (!link.hasAttribute('href')) return
  link.target = '_blank'
  link.rel = 'noopener noreferrer nofollow'
}

/** A wide table scrolls by itself, not the page. */
function intoScroller(table: HTMLTableElement): void {
  const scroller = table.ownerDocument.createElement('div')
  scroller.className = 'markdown-wide'
  scroller.tabIndex = 0
  table.replaceWith(scroller)
  scroller.append(table)
}

/** The box of a task stands where the bullets of other items stand. */
function asTask(item: Element): void {
  const text = item.ownerDocument.createTreeWalker(item, NodeFilter.SHOW_TEXT).nextNode()
  const box = text?.nodeValue?.slice(0, 2)
  if (!(text instanceof Text) || text.parentElement?.closest('li') !== item || (box !== `${OPEN} ` && box !== `${DONE} `)) return
  const sign = item.ownerDocument.createElement('span')
  sign.className = 'markdown-box'
  sign.textContent = box
  text.deleteData(0, box.length)
  text.before(sign)
  item.classList.add('markdown-task')
}
