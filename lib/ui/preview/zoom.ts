/** Where a picture lies in its frame while it is enlarged and moved. Pure; all lengths are CSS pixels. */

export interface Size {
  readonly width: number
  readonly height: number
}

/** `x`, `y`: the picture's middle, seen from the middle of the frame. `scale` 1: one pixel of the picture is one of CSS. */
export interface View {
  readonly scale: number
  readonly x: number
  readonly y: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

const LARGEST = 8
export const STEP = 1.25

/** The whole picture is seen; a small one is not enlarged. */
export function fitScale(picture: Size, frame: Size): number {
  if (picture.width <= 0 || picture.height <= 0) return 1
  return Math.min(1, frame.width / picture.width, frame.height / picture.height)
}

export function fitView(picture: Size, frame: Size): View {
  return { scale: fitScale(picture, frame), x: 0, y: 0 }
}

/** To `scale`, so that what is under `at` (seen from the frame's middle) stays there as far as the edges allow. */
export function zoomTo(view: View, scale: number, at: Point, picture: Size, frame: Size): View {
  const next = Math.min(LARGEST, Math.max(fitScale(picture, frame), scale))
  const grown = next / view.scale
  return kept({ scale: next, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }, picture, frame)
}

export function moveBy(view: View, by: Point, picture: Size, frame: Size): View {
  return kept({ ...view, x: view.x + by.x, y: view.y + by.y }, picture, frame)
}

/** No edge of the picture comes further in than the edge of the frame; what has room is in the middle. */
export function kept(view: View, picture: Size, frame: Size): View {
  return {
    scale: view.scale,
    x: within(view.x, picture.width * view.scale, frame.width),
    y: within(view.y, picture.height * view.scale, frame.height),
  }
}

function within(offset: number, length: number, room: number): number {
  const most = Math.max(0, (length - room) / 2)
  return Math.min(most, Math.max(-most, offset)) || 0
}

export function isFit(view: View, picture: Size, frame: Size): boolean {
  return view.scale <= fitScale(picture, frame) * 1.001
}
