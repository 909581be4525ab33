import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readAlliance, readAlliances, readDesk } from './alliance/params';
import { readAdminList, readTrail } from './audit/params';
import { readBrief, readBriefs, readNewBrief } from './brief/params';
import { readClaims, readDirectory } from './directory/params';
import { readFacility } from './facility/params';
import { readManage } from './house/params';
import { readImport } from './import/params';
import { LandingPage } from './landing/landing.page';
import { readAsk } from './resource/params';
import { readRequests } from './request/params';
import { readSearch } from './search/params';
import { readEntry } from './session/params';
import { Layout } from './shell/layout';
import { NotFound } from './shell/not-found.page';
import { PageShape } from './shell/page-shape';
import { Broken } from './shell/broken';
import { readTimeline } from './timeline/params';
import { parseSearch, stringifySearch } from './url';

const root = createRootRoute({ component: Layout, notFoundComponent: () => <NotFound /> });

const landing = createRoute({ getParentRoute: () => root, path: '/', component: LandingPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readEntry,
  component: lazyRouteComponent(() => import('./session/sign-in.page'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: readEntry,
  component: lazyRouteComponent(() => import('./session/sign-up.page'), 'SignUpPage'),
});

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./search/search.page'), 'SearchPage'),
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./compare/compare.page'), 'ComparePage'),
});

const saved = createRoute({
  getParentRoute: () => root,
  path: '/saved',
  component: lazyRouteComponent(() => import('./saved-search/saved.page'), 'SavedPage'),
});

const resource = createRoute({
  getParentRoute: () => root,
  path: '/resources/$id',
  validateSearch: readAsk,
  component: lazyRouteComponent(() => import('./resource/resource.page'), 'ResourcePage'),
});

const facility = createRoute({
  getParentRoute: () => root,
  path: '/facilities/$id',
  validateSearch: readFacility,
  component: lazyRouteComponent(() => import('./facility/facility.page'), 'FacilityPage'),
});

const house = createRoute({
  getParentRoute: () => root,
  path: '/house',
  validateSearch: readTimeline,
  component: lazyRouteComponent(() => import('./house/house.page'), 'HousePage'),
});

const houseAssessments = createRoute({
  getParentRoute: () => root,
  path: '/house/assessments',
  component: lazyRouteComponent(() => import('./assessment/house-assessments.page'), 'HouseAssessmentsPage'),
});

const tables = createRoute({
  getParentRoute: () => root,
  path: '/house/import',
  validateSearch: readImport,
  component: lazyRouteComponent(() => import('./import/import.page'), 'ImportPage'),
});

const manage = createRoute({
  getParentRoute: () => root,
  path: '/house/resources/$id',
  validateSearch: readManage,
  component: lazyRouteComponent(() => import('./house/manage.page'), 'ManagePage'),
});

const requests = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  validateSearch: readRequests,
  component: lazyRouteComponent(() => import('./request/requests.page'), 'RequestsPage'),
});

const request = createRoute({
  getParentRoute: () => root,
  path: '/requests/$id',
  component: lazyRouteComponent(() => import('./request/request.page'), 'RequestPage'),
});

const briefs = createRoute({
  getParentRoute: () => root,
  path: '/briefs',
  validateSearch: readBriefs,
  component: lazyRouteComponent(() => import('./brief/briefs.page'), 'BriefsPage'),
});

const newBrief = createRoute({
  getParentRoute: () => root,
  path: '/briefs/new',
  validateSearch: readNewBrief,
  component: lazyRouteComponent(() => import('./brief/new-brief.page'), 'NewBriefPage'),
});

const brief = createRoute({
  getParentRoute: () => root,
  path: '/briefs/$id',
  validateSearch: readBrief,
  component: lazyRouteComponent(() => import('./brief/brief.page'), 'BriefPage'),
});

const team = createRoute({
  getParentRoute: () => root,
  path: '/teams/$id',
  component: lazyRouteComponent(() => import('./team/team.page'), 'TeamPage'),
});

const alliances = createRoute({
  getParentRoute: () => root,
  path: '/alliances',
  validateSearch: readAlliances,
  component: lazyRouteComponent(() => import('./alliance/alliances.page'), 'AlliancesPage'),
});

const alliance = createRoute({
  getParentRoute: () => root,
  path: '/alliances/$id',
  validateSearch: readAlliance,
  component: lazyRouteComponent(() => import('./alliance/alliance.page'), 'AlliancePage'),
});

const allianceDesk = createRoute({
  getParentRoute: () => root,
  path: '/admin/alliances',
  validateSearch: readDesk,
  component: lazyRouteComponent(() => import('./alliance/desk.page'), 'AllianceDeskPage'),
});

const directory = createRoute({
  getParentRoute: () => root,
  path: '/directory',
  validateSearch: readDirectory,
  component: lazyRouteComponent(() => import('./directory/directory.page'), 'DirectoryPage'),
});

const directoryEntry = createRoute({
  getParentRoute: () => root,
  path: '/directory/$id',
  component: lazyRouteComponent(() => import('./directory/entry.page'), 'EntryPage'),
});

const claims = createRoute({
  getParentRoute: () => root,
  path: '/admin/claims',
  validateSearch: readClaims,
  component: lazyRouteComponent(() => import('./directory/claims.page'), 'ClaimsPage'),
});

const verify = createRoute({
  getParentRoute: () => root,
  path: '/admin/assessments',
  validateSearch: readAdminList,
  component: lazyRouteComponent(() => import('./assessment/verify.page'), 'VerifyPage'),
});

const exchange = createRoute({
  getParentRoute: () => root,
  path: '/admin/exchange',
  component: lazyRouteComponent(() => import('./exchange/exchange.page'), 'ExchangePage'),
});

const trail = createRoute({
  getParentRoute: () => root,
  path: '/admin/trail',
  validateSearch: readTrail,
  component: lazyRouteComponent(() => import('./audit/trail.page'), 'TrailPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    landing,
    signIn,
    signUp,
    search,
    saved,
    compare,
    resource,
    facility,
    house,
    houseAssessments,
    tables,
    manage,
    requests,
    request,
    briefs,
    newBrief,
    brief,
    team,
    alliances,
    alliance,
    allianceDesk,
    directory,
    directoryEntry,
    claims,
    verify,
    exchange,
    trail,
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: PageShape,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be added to
  interface Register {
    router: typeof router;
  }
}
