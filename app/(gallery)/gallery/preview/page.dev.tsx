import { PreviewGallery } from '@/lib/ui/preview/testing/preview-gallery'

export default function PreviewGalleryPage() {
  return <PreviewGallery />
}
