/** Whether a key belongs to an input method that is putting a word together: Enter then accepts the word and must do nothing else. */

interface Press {
  /** Of `KeyboardEvent`; some browsers report such a key only by the old code 229. */
  readonly keyCode: number
  readonly isComposing?: boolean
  readonly nativeEvent?: { readonly isComposing?: boolean }
}

export function isComposing(press: Press): boolean {
  return (press.nativeEvent ?? press).isComposing === true || press.keyCode === 229
}
