/** Asks the person for files, by the browser's own dialog; call from a click or a key. Nothing is told when they choose none. */

export function chooseFiles(take: (files: readonly File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.addEventListener('change', () => take([...(input.files ?? [])]))
  input.click()
}
