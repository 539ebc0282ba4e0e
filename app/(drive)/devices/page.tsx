import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DevicesScreen } from '@/lib/ui/devices/devices-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('devices'))('title') }
}

export default function DevicesPage() {
  return <DevicesScreen />
}
