'use client'
/** How high the rows of lists are. */
import { useTranslations } from 'next-intl'
import { Choice } from '../kit/choice'
import { DENSITIES } from '../theme/density'
import { useDensity } from '../theme/use-density'

export function DensityChoice() {
  const t = useTranslations('settings')
  const [density, setDensity] = useDensity()
  return (
    <Choice
      label={t('density')}
      value={density}
      options={DENSITIES.map(value => ({ value, label: t(`densities.${value}`) }))}
      onChange={setDensity}
    />
  )
}
