'use client'
/** Every button of the screens. */
import { Button as BaseButton } from '@base-ui/react/button'
import { cva, type VariantProps } from 'class-variance-authority'
import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

const look = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium transition-colors data-disabled:cursor-default data-disabled:opacity-55',
  {
    variants: {
      tone: {
        primary: 'bg-accent text-on-accent not-data-disabled:hover:bg-accent-strong',
        secondary: 'border border-line-strong bg-canvas text-ink not-data-disabled:hover:bg-hover not-data-disabled:active:bg-press',
        ghost: 'text-ink-soft not-data-disabled:hover:bg-hover not-data-disabled:hover:text-ink not-data-disabled:active:bg-press',
        caution: 'border border-bad bg-canvas text-bad not-data-disabled:hover:bg-bad-wash',
        danger: 'bg-bad text-on-bad not-data-disabled:hover:bg-bad-strong',
      },
      size: {
        md: 'min-h-9 px-3.5 text-14 pointer-coarse:min-h-11',
        sm: 'min-h-7 px-2.5 text-13 pointer-coarse:min-h-10',
        icon: 'size-7 rounded-sm pointer-coarse:size-10',
      },
    },
    defaultVariants: { tone: 'secondary', size: 'md' },
  },
)

type BaseProps = Omit<ComponentProps<typeof BaseButton>, 'className'> & { readonly className?: string }

export interface ButtonProps extends BaseProps, VariantProps<typeof look> {
  /** Work is under way: not pressed again, and keeps the focus. */
  readonly busy?: boolean
}

export function Button({ tone, size, busy = false, disabled = false, className, ...rest }: ButtonProps) {
  return (
    <BaseButton
      {...rest}
      aria-busy={busy || undefined}
      disabled={disabled || busy}
      focusableWhenDisabled={busy}
      className={clsx(look({ tone, size }), className)}
    />
  )
}

/** The look of a button for a link. */
export function buttonLook(tone: ButtonProps['tone'], size: ButtonProps['size'] = 'md'): string {
  return look({ tone, size })
}
