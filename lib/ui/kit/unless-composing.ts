/** What a field does with a key, except with one that an input method needs: Enter that accepts a word does nothing else. */
import { isComposing } from './is-composing'

interface Press {
  readonly key: string
  readonly keyCode: number
  readonly isComposing?: boolean
  readonly nativeEvent?: { readonly isComposing?: boolean }
  preventDefault(): void
}

export function unlessComposing<Event extends Press>(hear: ((event: Event) => void) | undefined): (event: Event) => void {
  return event => {
    if (!isComposing(event)) hear?.(event)
    // It would send the form.
    else if (event.key === 'Enter') event.preventDefault()
  }
}
