// Which part may know which. Every rule says why; whoever wants to break one changes the reason first.
const services = '(?:accounts|facilities|capabilities|partnerships|alliances)';
const tests = '(?:\\.spec\\.tsx?$|^test/)';
const pure = 'node_modules/(?:zod|temporal-polyfill|dinero\\.js)/';
// Rules that repeat, days off and files that others write: pure too, and no business of the kernel.
const calendars = 'node_modules/(?:rrule-temporal|date-holidays|ical\\.js|ical-generator|csv-parse)/';

const boundaries = [
  {
    name: 'domain-is-plain-typescript',
    comment:
      'The rules of the trade must be readable and testable without Nest, TypeORM, GraphQL, a clock or a database.',
    from: { path: '^apps/([^/]+)/src/domain/', pathNot: tests },
    to: { pathNot: ['^apps/$1/src/domain/', '^libs/kernel/', `^${pure}`, `^${calendars}`] },
  },
  {
    name: 'no-app-imports-another',
    comment:
      'A service is replaced, sharded or moved alone; what it needs of another travels as a fact, a join or a declared question.',
    from: { path: `^apps/(${services}|gateway)/`, pathNot: tests },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'interlock-imports-modules-only',
    comment: 'The composition root wires services together; it reaches into none of them.',
    from: { path: '^apps/interlock/', pathNot: tests },
    to: {
      path: '^apps/',
      pathNot: ['^apps/interlock/', `^apps/${services}/src/[^/]+\\.module\\.ts$`, '^apps/gateway/src/[^/]+\\.ts$'],
    },
  },
  {
    name: 'web-knows-only-the-supergraph',
    comment: 'The pages are a client like any other: what they need and the API does not offer, others lack too.',
    from: { path: '^apps/web/', pathNot: tests },
    to: { path: '^(apps|libs|test)/', pathNot: '^apps/web/' },
  },
  {
    name: 'nobody-imports-web',
    comment: 'The pages are served as built files; no server code may come to depend on a browser.',
    from: { pathNot: '^(apps/web|test)/' },
    to: { path: '^apps/web/' },
  },
  {
    name: 'libs-never-import-apps',
    comment: 'What all share can know nothing of any one of them.',
    from: { path: '^libs/', pathNot: tests },
    to: { path: '^apps/' },
  },
  {
    name: 'kernel-is-arithmetic',
    comment:
      'The arithmetic of the trade must give the same answer everywhere: no framework, no clock, no I/O. node:crypto makes ids.',
    from: { path: '^libs/kernel/', pathNot: tests },
    to: {
      pathNot: ['^libs/kernel/', `^${pure}`, '^node_modules/currency-codes/', '^(?:node:)?crypto$'],
    },
  },
  {
    name: 'events-know-only-shapes',
    comment: 'A fact is a name, a version and a shape; how it is stored and carried is the business of libs/service.',
    from: { path: '^libs/events/', pathNot: tests },
    to: { pathNot: ['^libs/events/', '^libs/kernel/', '^node_modules/zod/'] },
  },
  {
    name: 'sql-lives-in-stores',
    comment: 'Whoever asks what is read and written, and under which lock, finds all of it in the stores.',
    from: {
      path: '^(apps|libs)/',
      pathNot: ['\\.(store|row)\\.ts$', '^libs/service/', '^apps/interlock/src/database', tests],
    },
    to: { path: '^node_modules/(?:typeorm|pg|@nestjs/typeorm|@types/pg)/' },
  },
  {
    name: 'graphql-stays-in-resolvers',
    comment: 'Operations answer with values and refusals, so that an import or a job can call them as a mutation does.',
    from: { path: '^(apps|libs)/', pathNot: ['\\.(resolver|module)\\.ts$', '^libs/service/', tests] },
    to: { path: '^node_modules/@nestjs/graphql/' },
  },
  {
    name: 'rows-stay-with-their-service',
    comment:
      'A row is how one service keeps its noun; whatever leaves a resolver or a library has a shape of the schema.',
    from: { path: '^libs/' },
    to: { path: '\\.(row|store|resolver)\\.ts$' },
  },
];

const hygiene = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or hide a third. Types may look back.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'production-stands-without-dev-dependencies',
    comment: 'The image is built with production dependencies only; a tool imported here would be missing there.',
    from: { path: '^(apps|libs)/', pathNot: ['^apps/web/', tests] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
  },
  {
    name: 'dependencies-are-declared',
    comment: 'A package that came along with another can leave with it.',
    from: { path: '^(apps|libs|test)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'imports-resolve',
    comment: 'A path that leads nowhere.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'production-imports-no-tests',
    comment: 'Builders and worlds of the tests may cut corners; production may not.',
    from: { path: '^(apps|libs)/', pathNot: tests },
    to: { path: tests },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...boundaries, ...hygiene].map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^apps/web/src/graphql-env\\.d\\.ts$|^apps/web/(vite\\.config\\.mts|public/)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
    cache: false,
  },
};
