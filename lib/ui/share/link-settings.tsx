'use client'
/** What can be said of a link besides what it lets people do. */
import { useTranslations } from 'next-intl'
import { LINK_VERBS, type LinkChange, type SharedLink, SlugSchema } from '../../core/protocol/links'
import { Switch } from '../kit/switch'
import { bytesOfGigabytes, gigabytesOf } from '../people/gigabytes'
import { LinkExpiry } from './link-expiry'
import { LinkPassword } from './link-password'
import { TextSetting } from './text-setting'

interface LinkSettingsProps {
  readonly link: SharedLink
  readonly now: number
  readonly onChange: (change: LinkChange) => void
}

export function LinkSettings({ link, now, onChange }: LinkSettingsProps) {
  const t = useTranslations('share')
  const verbs = LINK_VERBS[link.role]
  return (
    <div className="flex flex-col gap-5 border-line border-t pt-4">
      <LinkPassword has={link.hasPassword} onChange={password => onChange({ password })} />
      <LinkExpiry at={link.expiresAt} now={now} onChange={expiresAt => onChange({ expiresAt })} />
      {verbs.includes('look') && (
        <TextSetting
          label={t('most.label')}
          hint={t('most.hint')}
          wrong={t('most.wrong')}
          text={link.maxDownloads === null ? '' : String(link.maxDownloads)}
          parse={count}
          onSave={({ count: maxDownloads }) => onChange({ maxDownloads })}
          inputMode="numeric"
        />
      )}
      {verbs.includes('upload') && (
        <TextSetting
          label={t('room.label')}
          hint={t('room.hint')}
          wrong={t('room.wrong')}
          text={gigabytesOf(link.maxUploadBytes)}
          parse={bytes}
          onSave={({ bytes: maxUploadBytes }) => onChange({ maxUploadBytes })}
          inputMode="decimal"
        />
      )}
      <Words link={link} onChange={onChange} />
      <Switch label={t('notify.label')} hint={t('notify.hint')} checked={link.notify} onChange={notify => onChange({ notify })} />
    </div>
  )
}

/** What visitors read. */
function Words({ link, onChange }: Pick<LinkSettingsProps, 'link' | 'onChange'>) {
  const t = useTranslations('share')
  const wrong = t('slug.wrong')
  return (
    <>
      <TextSetting
        label={t('linkTitle.label')}
        hint={t('linkTitle.hint')}
        wrong={wrong}
        text={link.title ?? ''}
        parse={words}
        onSave={({ words: title }) => onChange({ title })}
        maxLength={200}
      />
      <TextSetting
        lines
        label={t('note.label')}
        hint={t('note.hint')}
        wrong={wrong}
        text={link.note ?? ''}
        parse={words}
        onSave={({ words: note }) => onChange({ note })}
        maxLength={2000}
      />
      <TextSetting
        label={t('slug.label')}
        hint={t('slug.hint')}
        wrong={wrong}
        text={link.slug ?? ''}
        parse={slug}
        onSave={({ slug: short }) => onChange({ slug: short })}
        spellCheck={false}
        maxLength={60}
      />
    </>
  )
}

/** Each in an object, because nothing typed is `null`, and what cannot be saved `undefined`. */
const words = (typed: string) => ({ words: typed === '' ? null : typed })

function count(typed: string) {
  if (typed === '') return { count: null }
  return /^[1-9]\d{0,5}$/.test(typed) ? { count: Number(typed) } : undefined
}

function bytes(typed: string) {
  const size = bytesOfGigabytes(typed)
  return size === undefined || size === 0 ? undefined : { bytes: size }
}

function slug(typed: string) {
  const joined = typed.replace(/[\s_-]+/g, '-')
  if (joined === '') return { slug: null }
  return SlugSchema.safeParse(joined).success ? { slug: joined } : undefined
}
