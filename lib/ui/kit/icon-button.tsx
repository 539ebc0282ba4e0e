'use client'
/** A button that shows only a picture; it says its name to screen readers, on hover and on focus. */
import { Button, type ButtonProps } from './button'
import { Tooltip } from './tooltip'

type IconButtonProps = Omit<ButtonProps, 'size' | 'aria-label'> & { readonly label: string }

export function IconButton({ label, tone = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <Button {...rest} tone={tone} size="icon" aria-label={label} />
    </Tooltip>
  )
}
