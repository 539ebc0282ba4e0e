/** A download by the browser itself, as if a link had been followed; the page stays. `name`: '' for the server's. */
export function followDownload(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
