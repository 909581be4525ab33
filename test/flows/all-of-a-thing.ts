import { asked } from '../builders/cast';

// What one asks of each kind of thing who wants to see all of it.

const parts = 'parts { name resource { id } } partOf { id name } classes { id name resources { id name } }';
export const room = `id name kind units claims { capability { code } } rates { id audience audienceId amount { amountMinor } }
  capacity(within: $month) { id } offeredUntil
  commitments(within: $month) { id state partOf { id } request { id status requester { name } } } ${parts} freeUnits(during: $month)
  blocks(within: $month) { id note } calendarFeeds { id name host url readUntil collisions { id } }
  whyNotFree(during: $month, units: 100000) { free reasons { kind message } }`;
export const site = `calendarLinks { id name resource { id } } troubledFeeds { id name } eventCollisions { id note } tables { id name headers } changes { totalCount edges { node { id summary } } } classes { id name resources { id name } } id name city securityTier assessments { id scheme } rating
  resources { totalCount edges { node { ${room} } } }`;
const person = 'id displayName email role organisation { name }';
export const thread = `id status requester { name } facility { name } lines { resource { name } price { amountMinor } commitment { id } }
  messages { totalCount edges { node { id body author { ${person} } } } } history { move actor { ${person} } }`;
export const ofEntry = 'viewerClaim { id evidence organisation { name } } claimedBy { name }';
export const inside = `__typename id ... on Organisation { name facilities { totalCount edges { node { ${site} } } } }
  ... on Facility { ${site} } ... on Resource { ${room} facility { name } } ... on Account { ${person} }
  ... on Message { body author { ${person} } } ... on AuditEntry { act before after }
  ... on Block { note period { start } resource { name } } ... on Change { act summary of: resources { name } }
  ... on ResourceClass { name some: resources { id name } }
  ... on Commitment { state period { start } resource { name } request { id requester { name } } }
  ... on PartnershipRequest { status requester { name } messages { edges { node { body } } } }
  ... on SavedSearch { name page newCount }
  ... on DirectoryEntry { name ${ofEntry} }`;

export const searchFor = (text: string | null) =>
  [
    `query ($filter: CapacityFilter!, $month: PeriodInput!) { searchCapacity(filter: $filter) { totalCount
    facets { field values { value count } } places { city count }
    edges { node { resource { ${room} } price { amountMinor } unitsFree claims { capability { code } } why { message } lacks { message } } } } }`,
    {
      filter: {
        capability: 'colour',
        period: { ...asked, start: '2031-03-20T08:00:00Z', end: '2031-03-21T08:00:00Z' },
        text,
      },
    },
  ] as const;
