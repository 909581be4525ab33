import type { Locator, Page } from 'playwright-core';
import type { Furnished } from './furnished';

export type Who = 'visitor' | 'house' | 'producer' | 'admin';
export type Route = {
  readonly name: string;
  readonly as: Who;
  readonly path: (world: Furnished) => string;
  /** Of the data, what the page has to show before it counts as shown. */
  readonly shows: string | RegExp | ((page: Page) => Locator);
};

/** A booking on a calendar: a cell of the grid, or on a phone a line of the agenda. */
const aBooking = (page: Page): Locator => {
  const agenda = page.getByRole('list', { name: /^Calendar of/ });
  return page.getByRole('gridcell', { name: /: .*booked/ }).or(agenda.getByText('Booked'));
};

const grading = '/search?capability=colour.grading-suite';
const ofStage = (tab: string) => (world: Furnished) => `/house/resources/${world.stage}?tab=${tab}`;
const manage = (tab: string) => (world: Furnished) =>
  `/house/resources/${world.room}?tab=${tab}&view=week&date=${world.monday}`;

/** Every page, with somebody who may see it. */
export const routes: readonly Route[] = [
  { name: 'the landing page', as: 'visitor', path: () => '/', shows: 'Small post houses, acting like one large one.' },
  { name: 'the start of a house', as: 'house', path: () => '/', shows: 'Open requests to you' },
  {
    name: 'the start of a producer',
    as: 'producer',
    path: () => '/',
    shows: /^Confirming turns the pencils into bookings/,
  },
  { name: 'the start of an admin', as: 'admin', path: () => '/', shows: 'Platform administration' },
  { name: 'sign-in', as: 'visitor', path: () => '/sign-in', shows: 'New here?' },
  { name: 'sign-up', as: 'visitor', path: () => '/sign-up', shows: 'What are you?' },
  { name: 'search before a choice', as: 'visitor', path: () => '/search', shows: 'Or begin with a discipline' },
  { name: 'search with results', as: 'visitor', path: () => `${grading}&kinds=ROOM`, shows: 'Suite Aurora' },
  {
    name: 'search with a map',
    as: 'visitor',
    path: () => `${grading}&view=map`,
    shows: (page) => page.getByRole('list', { name: 'Places' }).getByText('Lyon, France'),
  },
  {
    name: 'search with all that can be asked',
    as: 'producer',
    path: () =>
      `${grading}&also=colour.grading-suite.hdr&clock=0~3&overlap=09:00~18:00~2&forbids=replicate&need=hdr~HDR10`,
    shows: 'no AI: replicate',
  },
  {
    name: 'search for a delivery specification',
    as: 'visitor',
    path: () => '/search?spec=netflix-branded-5',
    shows: /^What “.+” asks of a house/,
  },
  {
    name: 'search in words',
    as: 'visitor',
    path: () => `${grading}.hdr&q=${encodeURIComponent('HDR grade frobnicate')}`,
    shows: 'Not understood: “frobnicate”',
  },
  {
    name: 'hits side by side',
    as: 'visitor',
    path: ({ room, farm, monday }) => {
      const picks = [room, farm].map((id) => `&pick=${id}~${monday}T08:00:00Z~${monday}T15:00:00Z`);
      return `/compare?capability=colour.grading-suite${picks.join('')}`;
    },
    shows: 'Grading suite, HDR',
  },
  { name: 'nothing side by side', as: 'visitor', path: () => '/compare', shows: 'Nothing is laid aside yet' },
  {
    name: 'search without results',
    as: 'visitor',
    path: () => `${grading}&countries=IS`,
    shows: 'Nothing is free like this',
  },
  {
    name: 'a resource, to a visitor',
    as: 'visitor',
    path: ({ room }) => `/resources/${room}`,
    shows: 'Sign in to ask for this time',
  },
  {
    name: 'a resource, to who may ask',
    as: 'producer',
    path: ({ room, monday }) => `/resources/${room}?start=${monday}T08:00:00Z&end=${monday}T15:00:00Z`,
    shows: 'Once it is booked, cancelling costs',
  },
  { name: 'saved searches', as: 'producer', path: () => '/saved', shows: 'Grading in spring' },
  { name: 'saved searches, without any', as: 'house', path: () => '/saved', shows: 'Nothing saved yet' },
  { name: 'a facility', as: 'visitor', path: ({ facility }) => `/facilities/${facility}`, shows: 'Suite Aurora' },
  {
    name: 'the house',
    as: 'house',
    path: ({ monday }) => `/house?view=week&date=${monday}`,
    shows: /collides with a promise$/,
  },
  { name: 'a resource of the house: calendar', as: 'house', path: manage('calendar'), shows: aBooking },
  { name: 'a resource of the house: capacity', as: 'house', path: manage('capacity'), shows: 'Publish spare time' },
  { name: 'a resource of the house: claims', as: 'house', path: manage('claims'), shows: 'Dolby Vision' },
  { name: 'a resource of the house: rates', as: 'house', path: manage('rates'), shows: 'Northern Pictures' },
  { name: 'a resource of the house: hours', as: 'house', path: ofStage('hours'), shows: 'Day length, hours' },
  {
    name: 'a resource of the house: what it comes with',
    as: 'house',
    path: ofStage('together'),
    shows: 'Save what it comes with',
  },
  {
    name: 'a resource of the house: what it is part of',
    as: 'house',
    path: ({ farm }) => `/house/resources/${farm}?tab=together`,
    shows: /is part of/,
  },
  {
    name: 'a resource of the house: calendars elsewhere',
    as: 'house',
    path: manage('calendars'),
    shows: 'One event collides with promises',
  },
  {
    name: 'a resource of the house: calendars elsewhere, without any',
    as: 'house',
    path: ofStage('calendars'),
    shows: 'None yet',
  },
  {
    name: 'a resource with hours and parts, in a class',
    as: 'producer',
    path: ({ stage, monday }) => `/resources/${stage}?start=${monday}T08:00:00Z&end=${monday}T15:00:00Z`,
    shows: 'What you ask for',
  },
  {
    name: 'tables that a house has brought in',
    as: 'house',
    path: () => '/house/import',
    shows: 'alle unsere Räume.csv',
  },
  {
    name: 'a table while its columns are told',
    as: 'house',
    path: ({ tables }) => `/house/import?upload=${tables.upload}&kind=RATES`,
    shows: (page) => page.getByLabel('Column for overtimeUplift'),
  },
  {
    name: 'a table that is checked',
    as: 'house',
    path: ({ tables }) => `/house/import?table=${tables.checked}`,
    shows: 'Save the refused rows',
  },
  { name: 'assessments of the house', as: 'house', path: () => '/house/assessments', shows: 'ISO/IEC 27001:2022' },
  { name: 'requests to the house', as: 'house', path: () => '/requests', shows: 'Rival Pictures' },
  {
    name: 'requests by the house',
    as: 'house',
    path: () => '/requests?direction=OUTGOING',
    shows: 'Waiting for Lyon to answer',
  },
  { name: 'requests of a producer', as: 'producer', path: () => '/requests', shows: 'Your turn to answer' },
  {
    name: 'a request, to the house',
    as: 'house',
    path: ({ request }) => `/requests/${request}`,
    shows: 'An hour later, and cheaper?',
  },
  {
    name: 'a request, to its sender',
    as: 'producer',
    path: ({ request }) => `/requests/${request}`,
    shows: 'Your move',
  },
  { name: 'the directory', as: 'visitor', path: () => '/directory', shows: 'Élan Images' },
  {
    name: 'the directory without a match',
    as: 'visitor',
    path: () => '/directory?text=nosuchhouse',
    shows: 'No house is listed like this',
  },
  {
    name: 'a house of the directory that has closed',
    as: 'visitor',
    path: ({ entries }) => `/directory/${entries.closed}`,
    shows: 'Closed; now',
  },
  {
    name: 'a house of the directory, to one that may claim it',
    as: 'house',
    path: ({ entries }) => `/directory/${entries.free}`,
    shows: 'Claim this house',
  },
  {
    name: 'a house of the directory, to the one that has claimed it',
    as: 'house',
    path: ({ entries }) => `/directory/${entries.claimed}`,
    shows: 'You have claimed this house',
  },
  { name: 'claims to the directory', as: 'admin', path: () => '/admin/claims', shows: 'Our imprint names us.' },
  { name: 'alliances of a house', as: 'house', path: () => '/alliances', shows: 'Invitations to you' },
  { name: 'alliances, to a producer', as: 'producer', path: () => '/alliances', shows: 'Rheinbund der Farben' },
  { name: 'alliances, to a visitor', as: 'visitor', path: () => '/alliances', shows: 'Sign in to go on' },
  {
    name: 'an alliance, to its steward',
    as: 'house',
    path: ({ alliances, monday }) => `/alliances/${alliances.led}?view=week&date=${monday}`,
    shows: '€700.00 per day, allied',
  },
  {
    name: 'an alliance, to a member',
    as: 'house',
    path: ({ alliances }) => `/alliances/${alliances.joined}`,
    shows: 'Leave this alliance',
  },
  {
    name: 'an alliance, to a house that it invites',
    as: 'house',
    path: ({ alliances }) => `/alliances/${alliances.inviting}`,
    shows: 'Your house is invited',
  },
  {
    name: 'an alliance, to an outsider',
    as: 'producer',
    path: ({ alliances }) => `/alliances/${alliances.led}`,
    shows: 'Its members see who they are.',
  },
  { name: 'alliances to decide about', as: 'admin', path: () => '/admin/alliances', shows: 'Nachtschicht' },
  {
    name: 'an alliance to decide about',
    as: 'admin',
    path: ({ alliances, monday }) => `/alliances/${alliances.led}?view=week&date=${monday}`,
    shows: 'Suite Aurora',
  },
  { name: 'briefs', as: 'producer', path: () => '/briefs', shows: 'Blue Heron' },
  { name: 'briefs of a house that has none', as: 'house', path: () => '/briefs', shows: 'Write your first brief' },
  { name: 'a new brief', as: 'producer', path: () => '/briefs/new', shows: 'Finish a feature' },
  {
    name: 'a brief while it is written',
    as: 'producer',
    path: ({ briefs }) => `/briefs/new?copy=${briefs.brief}&at=trims`,
    shows: /could do it by itself/,
  },
  {
    name: 'a brief with its teams',
    as: 'producer',
    path: ({ briefs }) => `/briefs/${briefs.brief}`,
    shows: 'Look closer, and ask them',
  },
  {
    name: 'a brief that no team can do',
    as: 'producer',
    path: ({ briefs }) => `/briefs/${briefs.vainBrief}`,
    shows: 'No team exists for this brief',
  },
  { name: 'a team', as: 'producer', path: ({ briefs }) => `/teams/${briefs.team}`, shows: 'Ask all 2 houses' },
  {
    name: 'a team that is asked',
    as: 'producer',
    path: ({ briefs }) => `/teams/${briefs.askedTeam}`,
    shows: '0 of 2 accepted',
  },
  {
    name: 'a request for a team, to the house',
    as: 'house',
    path: ({ briefs }) => `/requests/${briefs.teamRequest}`,
    shows: /^For “Kestrel”: The grade/,
  },
  {
    name: 'a request for a team, to its sender',
    as: 'producer',
    path: ({ briefs }) => `/requests/${briefs.teamRequest}`,
    shows: 'all houses of its team',
  },
  { name: 'assessments to verify', as: 'admin', path: () => '/admin/assessments', shows: 'Lumen Post, Croix-Rousse' },
  { name: 'exchange rates', as: 'admin', path: () => '/admin/exchange', shows: '12 Nov 2026' },
  { name: 'the trail', as: 'admin', path: () => '/admin/trail', shows: 'ISO_27001' },
  { name: 'a page for who is signed in', as: 'visitor', path: () => '/requests', shows: 'Sign in to go on' },
  {
    name: 'a page for other accounts',
    as: 'producer',
    path: () => '/house',
    shows: 'This page is for another kind of account',
  },
  { name: 'no such page', as: 'visitor', path: () => '/nowhere', shows: 'There is no such page' },
  {
    name: 'no such resource',
    as: 'visitor',
    path: ({ request }) => `/resources/${request}`,
    shows: 'There is no such resource',
  },
];
