/** Words of the trade and of everyday speech that the taxonomy does not list, in the languages its synonyms come in. */

/** Words that only join others: they are neither read nor left over. */
export const joiners: ReadonlySet<string> = new Set(
  (
    'a an the and or with in on at for of by to from we i you us our need needs needed want looking look find search please any some ' +
    'is are be there who can could do does available free capacity house houses facility using one same job work project around about ' +
    'mit und oder im in am an fur von vom zu zum der die das den dem ein eine einen einem einer wir ich brauchen suchen suche bitte frei ' +
    'avec et ou en dans a au aux pour de du des d l le la les un une nous je cherche cherchons besoin disponible libre ' +
    'con y o para por el los las una unos del al busco buscamos necesito necesitamos libre e'
  ).split(' '),
);

/** Other words for a value of an attribute, by the value. */
export const otherValues: Readonly<Record<string, readonly string[]>> = {
  'Dolby Vision': ['DV', 'DoVi'],
  'DaVinci Resolve': ['Resolve', 'DaVinci'],
  'Media Composer': ['Avid', 'Avid Media Composer'],
  'Premiere Pro': ['Premiere', 'Adobe Premiere'],
  'Final Cut Pro': ['FCP', 'Final Cut', 'FCPX'],
  'Pro Tools': ['ProTools'],
  UHD: ['Ultra HD', '2160p', '3840x2160'],
  HD: ['1080p', 'Full HD', '1920x1080'],
  'Rec.709': ['BT.709'],
  'Rec.2020': ['BT.2020'],
  '5.1': ['surround'],
  '2.0': ['stereo'],
  'EBU R 128': ['EBU R128'],
  'air-gapped': ['airgapped', 'air gap', 'offline hosting'],
  'on-prem': ['on premises', 'on premise', 'onprem'],
  'Blackmagic RAW': ['BRAW'],
  'REDCODE RAW': ['R3D', 'RED RAW'],
};

/** Other names of a security scheme, by its code. The last are words for the tier itself. */
export const otherSchemes: Readonly<Record<string, readonly string[]>> = {
  TPN_GOLD: ['TPN Gold Shield', 'TPN certified', 'TPN'],
  TPN_BLUE: ['TPN Blue Shield'],
  ISO_27001: ['ISO 27001', 'ISO27001', 'ISO/IEC 27001'],
  SOC2_TYPE_1: ['SOC 2 Type 1', 'SOC2 Type 1'],
  SOC2_TYPE_2: ['SOC 2 Type 2', 'SOC2 Type 2', 'SOC 2', 'SOC2'],
};

/** Units behind a number, and the attributes they speak of. */
export const attributeUnits: Readonly<Record<string, readonly string[]>> = {
  peakNits: ['nits', 'nit', 'cd/m²'],
  seats: ['seats', 'seat', 'people', 'Personen', 'places', 'plazas', 'Plätze'],
  roomSqM: ['m²', 'sqm', 'm2', 'square metres', 'square meters', 'qm'],
  screenWidth: ['m screen', 'metre screen', 'meter screen', 'm Leinwand'],
  linkGbps: ['Gbps', 'Gbit/s', 'Gbit'],
  maxTBperDay: ['TB/day', 'TB a day', 'TB per day', 'TB am Tag', 'TB par jour'],
  vramGB: ['GB', 'GB VRAM'],
  nodes: ['nodes', 'node'],
  musicians: ['musicians', 'players', 'Musiker', 'musiciens', 'músicos'],
  pits: ['pits', 'pit'],
  roleCount: ['voices', 'roles', 'Stimmen', 'Rollen', 'voix', 'voces'],
  experienceYears: [
    'years',
    'years experience',
    'years of experience',
    'Jahre Erfahrung',
    "ans d'expérience",
    'años de experiencia',
  ],
};

export const kindWords = {
  ROOM: ['room', 'rooms', 'Raum', 'Räume', 'salle', 'salles', 'sala', 'salas'],
  EQUIPMENT: ['equipment', 'kit', 'machine', 'Gerät', 'Geräte', 'matériel', 'equipo'],
  COMPUTE: ['compute', 'computing'],
  LICENCE: ['licence', 'licences', 'license', 'licenses', 'Lizenz', 'licencia'],
  PERSON: ['person', 'freelancer', 'artist', 'specialist', 'personne', 'persona', 'Freiberufler'],
} as const;

/** Names of cities in other languages, and what people call them for short, by the name in the list of places. */
export const otherCities: Readonly<Record<string, readonly string[]>> = {
  'Los Angeles': ['LA', 'L.A.'],
  'New York': ['NYC', 'New York City', 'Nueva York'],
  'San Francisco': ['SF', 'San Fran'],
  London: ['Londres', 'Londra'],
  Paris: ['París', 'Parigi'],
  Munich: ['München', 'Muenchen', 'Múnich'],
  Cologne: ['Köln', 'Koeln', 'Colonia'],
  Vienna: ['Wien', 'Vienne', 'Viena'],
  Zürich: ['Zuerich'],
  Geneva: ['Genève', 'Genf', 'Ginebra'],
  Brussels: ['Bruxelles', 'Brüssel', 'Bruselas'],
  Antwerp: ['Antwerpen', 'Anvers'],
  Milan: ['Milano', 'Mailand'],
  Rome: ['Roma', 'Rom'],
  Florence: ['Firenze', 'Florenz'],
  Venice: ['Venezia', 'Venedig', 'Venise'],
  Turin: ['Torino'],
  Lisbon: ['Lisboa', 'Lissabon', 'Lisbonne'],
  Seville: ['Sevilla'],
  Prague: ['Praha', 'Prag', 'Praga'],
  Warsaw: ['Warszawa', 'Warschau', 'Varsovie', 'Varsovia'],
  Copenhagen: ['København', 'Kopenhagen', 'Copenhague'],
  Athens: ['Athina', 'Athen', 'Athènes', 'Atenas'],
  Lyon: ['Lyons'],
  Marseille: ['Marseilles'],
  Hamburg: ['Hambourg', 'Hamburgo'],
  Berlin: ['Berlín'],
  Montréal: ['Montreal'],
  'Mexico City': ['Ciudad de México', 'CDMX'],
  Mumbai: ['Bombay'],
  Bangalore: ['Bengaluru'],
  Beijing: ['Peking', 'Pékin', 'Pekín'],
  Tokyo: ['Tokio'],
};
