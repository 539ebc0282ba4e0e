import { Gallery } from '@/lib/ui/testing/gallery'

export default function GalleryPage() {
  return <Gallery />
}
