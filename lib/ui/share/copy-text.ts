/** Puts a text on the clipboard, also one that is still on its way: the browser must be asked while the click or key counts. */

/** `false`: the browser refused, or has no clipboard for pages like this. */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  try {
    if (typeof text === 'string') await navigator.clipboard.writeText(text)
    else await write(text.then(asBlob))
    return true
  } catch {
    return false
  }
}

const PLAIN = 'text/plain'

async function write(blob: Promise<Blob>): Promise<void> {
  // Why it never came is told to whoever waits for the text itself.
  blob.catch(() => {})
  await navigator.clipboard.write([new ClipboardItem({ [PLAIN]: blob })])
}

function asBlob(text: string): Blob {
  return new Blob([text], { type: PLAIN })
}
