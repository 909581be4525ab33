/** The text of a sound instance of two packages with every kind of field, and what a test puts into it at a place. */
export function soundInstance(changes: Readonly<Record<string, unknown>> = {}): string {
  const aPackage = (key: string, after: unknown[]) => ({
    key,
    capability: 'colour.grade',
    needs: [
      {
        key: 'room',
        candidates: [
          { resource: 'suite', rate: 5 },
          { resource: 'lab', rate: 7 },
        ],
      },
      { key: 'person', candidates: [{ resource: 'suite', rate: { weekday: 5, weekend: 0 } }] },
    ],
    ways: [{ slots: 2, units: { room: 1, person: 1 } }],
    earliest: 0,
    latest: 10,
    after,
  });
  const instance = {
    format: 'interlock-team-instance/1',
    name: 'two packages',
    currency: 'EUR',
    grid: { start: '2027-03-01T00:00:00+01:00', slotMinutes: 720, slots: 10 },
    slotClasses: {
      names: ['weekday', 'weekend'],
      runs: [
        [6, 0],
        [4, 1],
      ],
    },
    openings: {
      weekdays: [
        [6, 1],
        [4, 0],
      ],
    },
    regions: {
      names: ['north', 'south'],
      lag: [
        [0, 1],
        [1, 0],
      ],
      perGB: [
        [1, 2],
        [2, 1],
      ],
      handoffFee: 5,
    },
    facilities: [
      { id: 'birch', region: 'north', rating: 90 },
      { id: 'elm', region: 'south', rating: 0 },
    ],
    resources: [
      { id: 'suite', facility: 'birch', open: 'weekdays', free: [[10, 1]] },
      {
        id: 'lab',
        facility: 'elm',
        open: null,
        free: [
          [4, 0],
          [6, 2],
        ],
      },
    ],
    packages: [aPackage('grade', []), aPackage('qc', [{ package: 'grade', gb: 0 }])],
    limits: { budget: null, maxFacilities: 2, lead: false, excludeFacilities: ['elm'] },
  };
  for (const [place, value] of Object.entries(changes)) put(instance, place, value);
  return JSON.stringify(instance);
}

/** At `packages[0].needs[1].key`; undefined takes the field away. */
function put(instance: object, place: string, value: unknown): void {
  const steps = place.split(/[.[\]]+/).filter(Boolean);
  const last = steps.pop() ?? '';
  const holder = steps.reduce((holder: object, step) => Reflect.get(holder, step) as object, instance);
  Reflect.set(holder, last, value);
}
