/**
 * Which part of the world a map shows. The world is a square of one unit (Mercator, north up, y downwards); a view names
 * its middle and how often its width is doubled from "all of it", so that it can stand in an address.
 */

export type Point = { readonly x: number; readonly y: number };
export type View = Point & { readonly zoom: number };
export type Size = { readonly width: number; readonly height: number };

export const leastZoom = 0;
// Cities are told apart well before; the outline of the land is not made to be seen nearer.
export const mostZoom = 7;

const tiles = 256;

/** Pixels for the width of the world. */
export const scaleOf = (zoom: number): number => tiles * 2 ** zoom;

const clamped = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The view with a zoom there is, its middle within the world. */
export const bounded = ({ x, y, zoom }: View): View => ({
  x: clamped(x, 0, 1),
  y: clamped(y, 0, 1),
  zoom: clamped(zoom, leastZoom, mostZoom),
});

/** Where a point of the world stands on the screen. */
export function onScreen(point: Point, view: View, { width, height }: Size): Point {
  const scale = scaleOf(view.zoom);
  return { x: (point.x - view.x) * scale + width / 2, y: (point.y - view.y) * scale + height / 2 };
}

/** The view after the world was moved by so many pixels. */
export function panned(view: View, dx: number, dy: number): View {
  const scale = scaleOf(view.zoom);
  return bounded({ ...view, x: view.x - dx / scale, y: view.y - dy / scale });
}

/** The view after so many doublings, the point under `at` (from the middle of the screen, in pixels) staying where it is. */
export function zoomed(view: View, steps: number, at: Point = { x: 0, y: 0 }): View {
  const zoom = clamped(view.zoom + steps, leastZoom, mostZoom);
  const shift = 1 / scaleOf(view.zoom) - 1 / scaleOf(zoom);
  return bounded({ x: view.x + at.x * shift, y: view.y + at.y * shift, zoom });
}

// Half of Europe: one place alone is still seen with where it lies.
const nearestFit = 4;
const margin = 0.8;

/** The nearest view that shows all of them; the whole world where there are none. */
export function fitting(points: readonly Point[], { width, height }: Size): View {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const whole = Math.log2(Math.max(width, tiles) / tiles);
  if (points.length === 0) return bounded({ x: 0.5, y: 0.4, zoom: whole });
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const zoomFor = (pixels: number, extent: number) => Math.log2((pixels * margin) / (extent * tiles));
  const zoom = Math.min(zoomFor(width, right - left), zoomFor(height, bottom - top), nearestFit);
  return bounded({ x: (left + right) / 2, y: (top + bottom) / 2, zoom });
}

/** `0.51850~0.34490~4.20`: less than a pixel where the map is nearest. */
export const writeView = ({ x, y, zoom }: View): string => `${x.toFixed(5)}~${y.toFixed(5)}~${zoom.toFixed(2)}`;

/** Null for what is no view. */
export function parseView(text: string | undefined): View | null {
  const [x, y, zoom] = (text ?? '').split('~').map(Number);
  if (x === undefined || y === undefined || zoom === undefined) return null;
  return Number.isFinite(x + y + zoom) ? bounded({ x, y, zoom }) : null;
}
