import { clustersOf, wordsOfCluster, type Placed } from './clusters';
import { bounded, fitting, mostZoom, onScreen, panned, parseView, writeView, zoomed } from './view';

const size = { width: 400, height: 300 };
const middle = { x: 200, y: 150 };

describe('the part of the world that a map shows', () => {
  it('reads back from an address what was written there, and nothing that is no view', () => {
    const view = { x: 0.5185, y: 0.3449, zoom: 4.2 };
    expect(parseView(writeView(view))).toEqual(view);
    for (const text of [undefined, '', '1~2', 'a~b~c', '1~NaN~3']) expect(parseView(text)).toBeNull();
    expect(parseView('7~-3~99')).toEqual({ x: 1, y: 0, zoom: mostZoom });
  });

  it('shows all places with a margin, the whole world for none, and one place with where it lies', () => {
    const places = [{ x: 0.2, y: 0.3 }, { x: 0.6, y: 0.4 }]; // prettier-ignore
    const view = fitting(places, size);
    for (const place of places) {
      const { x, y } = onScreen(place, view, size);
      expect([x > 20 && x < 380, y > 20 && y < 280]).toEqual([true, true]);
    }
    expect(fitting([], size)).toMatchObject({ x: 0.5 });
    expect(fitting(places.slice(0, 1), size)).toEqual({ x: 0.2, y: 0.3, zoom: 4 });
  });

  it('moves with the hand', () => {
    const view = { x: 0.5, y: 0.5, zoom: 3 };
    expect(onScreen({ x: 0.5, y: 0.5 }, panned(view, 30, -20), size)).toEqual({ x: 230, y: 130 });
  });

  it('zooms about the point under the pointer, as far as there is to see', () => {
    const view = { x: 0.5, y: 0.5, zoom: 3 };
    const under = { x: 0.5 + 40 / (256 * 8), y: 0.5 + 30 / (256 * 8) };
    const nearer = zoomed(view, 1, { x: 40, y: 30 });
    expect(onScreen(under, nearer, size)).toEqual({ x: middle.x + 40, y: middle.y + 30 });
    expect(zoomed(view, 99).zoom).toBe(mostZoom);
    expect(zoomed({ ...view, zoom: mostZoom }, 1, { x: 40, y: 0 })).toEqual(bounded({ ...view, zoom: mostZoom }));
  });
});

describe('dots that would hide each other', () => {
  const placed = (name: string, x: number, count: number): Placed => ({
    place: { key: name, name, latitude: 0, longitude: 0, count },
    at: { x, y: 0.5 },
  });
  const all = [placed('Lyon', 0.5, 3), placed('Paris', 0.501, 9), placed('Tokyo', 0.9, 1)];

  it('are one, named after the greatest, and come apart nearer by', () => {
    const far = clustersOf(all, { x: 0.6, y: 0.5, zoom: 0 }, size);
    expect(far.map(wordsOfCluster)).toEqual(['Paris and 1 more place: 12 found', 'Tokyo: 1 found']);
    const near = clustersOf(all, { x: 0.5, y: 0.5, zoom: 7 }, size);
    expect(near.map(wordsOfCluster)).toEqual(['Paris: 9 found', 'Lyon: 3 found']);
  });

  it('stay where nothing is found any more, and say so', () => {
    const [only] = clustersOf([placed('Oslo', 0.5, 0)], { x: 0.5, y: 0.5, zoom: 3 }, size);
    expect(only && wordsOfCluster(only)).toBe('Oslo: none now');
  });
});
