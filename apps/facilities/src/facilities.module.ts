import { Module } from '@nestjs/common';
import type { Service } from '#service/start/service-app';
import { AllianceResolver } from './alliance/alliance.resolver';
import { PoolsStore } from './alliance/pools.store';
import { BlockCollisions } from './block/block-collisions';
import { BlockTime } from './block/block-time';
import { BlockResolver, ResourceBlocksResolver } from './block/block.resolver';
import { Blocks } from './block/blocks';
import { BlocksStore } from './block/blocks.store';
import { FindOwnBlocks } from './block/find-own-blocks';
import { MoveBlock } from './block/move-block';
import { ReleaseBlocks } from './block/release-blocks';
import { LayWindows } from './capacity/lay-windows';
import { MoveWindow } from './capacity/move-window';
import { PlanReshape } from './capacity/plan-reshape';
import { PreviewReshape } from './capacity/preview-reshape';
import { ReshapeCapacity } from './capacity/reshape-capacity';
import { ChangeResolver, FacilityChangesResolver } from './change/change.resolver';
import { ChangesStore } from './change/changes.store';
import { KeepChange } from './change/keep-change';
import { UndoChange } from './change/undo-change';
import { AddWindows } from './capacity/add-windows';
import { CapacityResolver, ReshapedResourceResolver } from './capacity/capacity.resolver';
import { PublishCapacity } from './capacity/publish-capacity';
import { RecordCapacity } from './capacity/record-capacity';
import { WindowsStore } from './capacity/windows.store';
import { ClassSight } from './class/class-sight';
import { ClassesOfFacilityResolver, ClassesOfResourceResolver, ClassResolver } from './class/class.resolver';
import { ClassesStore } from './class/classes.store';
import { CreateResourceClass } from './class/create-resource-class';
import { FindOwnClass } from './class/find-own-class';
import { RemoveResourceClass } from './class/remove-resource-class';
import { RenameResourceClass } from './class/rename-resource-class';
import { SetClassMembers } from './class/set-class-members';
import { BusinessHoursResolver } from './challenge/business-hours.resolver';
import { BusinessHoursStore } from './challenge/business-hours.store';
import { ChallengeCommitments } from './challenge/challenge-commitments';
import { SetBusinessHours } from './challenge/set-business-hours';
import { AnswerCalendar } from './commitment/answer-calendar';
import { CalendarStore } from './commitment/calendar.store';
import { ChangeNamed } from './commitment/change-named';
import { CommitmentResolver } from './commitment/commitment.resolver';
import { CommitmentsStore } from './commitment/commitments.store';
import { LinkedStore } from './commitment/linked.store';
import { ConfirmCommitments } from './commitment/confirm-commitments';
import { holdProvider } from './commitment/hold.provider';
import { PlaceCommitments } from './commitment/place-commitments';
import { PlainBookings } from './commitment/plain-bookings';
import { TermsStore } from './commitment/terms.store';
import { RecordChanges } from './commitment/record-changes';
import { RecordCommitments } from './commitment/record-commitments';
import { ReleaseCommitments } from './commitment/release-commitments';
import { SweepPencils } from './commitment/sweep-pencils';
import { ClaimDirectoryEntry } from './directory/claim-directory-entry';
import { DecideDirectoryClaim } from './directory/decide-directory-claim';
import { DirectoryClaimsStore } from './directory/directory-claims.store';
import { DirectoryEntriesStore } from './directory/directory-entries.store';
import { DirectoryRegistryStore } from './directory/directory-registry.store';
import {
  DirectoryClaimResolver,
  DirectoryConnectionResolver,
  DirectoryEntryResolver,
} from './directory/directory.resolver';
import { FindDirectoryClaim } from './directory/find-directory-claim';
import { FindDirectoryEntries } from './directory/find-directory-entries';
import { type DirectoryImported, ImportDirectory } from './directory/import-directory';
import { ListDirectoryClaims } from './directory/list-directory-claims';
import { WithdrawDirectoryClaim } from './directory/withdraw-directory-claim';
import { ExchangeRatesStore } from './exchange/exchange-rates.store';
import { ExchangeResolver } from './exchange/exchange.resolver';
import { ImportExchangeRates } from './exchange/import-exchange-rates';
import { CreateFacility } from './facility/create-facility';
import { FacilitiesStore } from './facility/facilities.store';
import { FacilityResolver } from './facility/facility.resolver';
import { AddCalendarFeed } from './feed/add-calendar-feed';
import { BringCalendar } from './feed/bring-calendar';
import { CalendarReader } from './feed/calendar-reader';
import { CollidingEvents } from './feed/colliding-events';
import { FeedBlocksStore } from './feed/feed-blocks.store';
import { FeedResolver, FeedsOfResourceResolver } from './feed/feed.resolver';
import { FeedsStore } from './feed/feeds.store';
import { FeedsOfFacilityResolver } from './feed/feeds-of-facility.resolver';
import { FindOwnFeed } from './feed/find-own-feed';
import { ImportCalendar } from './feed/import-calendar';
import { OfferedWindows } from './feed/offered-windows';
import { OffersStore } from './feed/offers.store';
import { ReadFeeds } from './feed/read-feeds';
import { RemoveCalendarFeed } from './feed/remove-calendar-feed';
import { SyncCalendarFeed } from './feed/sync-calendar-feed';
import { TakeCalendar } from './feed/take-calendar';
import { HoursResolver } from './hours/hours.resolver';
import { HoursStore } from './hours/hours.store';
import { SetHours } from './hours/set-hours';
import { VisibleNodesResolver } from './node/visible-nodes.resolver';
import { BroughtStore } from './import/brought.store';
import { CloseLines } from './import/close-lines';
import { ImportLinesStore } from './import/import-lines.store';
import { LineCalendars } from './import/line-calendars';
import { TakeLines } from './import/take-lines';
import { TellOfferings } from './import/tell-offerings';
import { ToldStore } from './import/told.store';
import { WriteBrought } from './import/write-brought';
import { CalendarWriter } from './link/calendar-writer';
import { CreateCalendarLink } from './link/create-calendar-link';
import { LinkResolver, LinksOfFacilityResolver } from './link/link.resolver';
import { LinksStore } from './link/links.store';
import { RevokeCalendarLink } from './link/revoke-calendar-link';
import { WriteLinkedCalendar } from './link/write-linked-calendar';
import { NeighboursStore } from './organisation/neighbours.store';
import { OrganisationResolver } from './organisation/organisation.resolver';
import { ReadNeighbours } from './organisation/read-neighbours';
import { PartOfCommitmentResolver, PartResolver } from './part/part.resolver';
import { PartsStore } from './part/parts.store';
import { SetParts } from './part/set-parts';
import { ExplainPrice } from './rate/explain-price';
import { PriceResolver } from './rate/price.resolver';
import { RateResolver } from './rate/rate.resolver';
import { RatesStore } from './rate/rates.store';
import { LayRates } from './rate/lay-rates';
import { RemoveRate } from './rate/remove-rate';
import { SetRate } from './rate/set-rate';
import { SetRates } from './rate/set-rates';
import { AddResource } from './resource/add-resource';
import { FindOwnResource } from './resource/find-own-resource';
import { ResourceResolver } from './resource/resource.resolver';
import { ResourcesStore } from './resource/resources.store';
import { Sight } from './sight/sight';
import { SightStore } from './sight/sight.store';
import { BringTable } from './table/bring-table';
import { CheckTable } from './table/check-table';
import { MoveTable } from './table/move-table';
import { SuggestTable } from './table/suggest-table';
import { TableReader } from './table/table-reader';
import { TableResolver, TablesOfFacilityResolver } from './table/table.resolver';
import { TablesStore } from './table/tables.store';
import { TakeListings } from './table/take-listings';
import { TakeRates } from './table/take-rates';
import { TakeWindows } from './table/take-windows';
import { TellRefused } from './table/tell-refused';
import { WorkTables } from './table/work-tables';
import { UploadResolver } from './upload/upload.resolver';
import { Uploads } from './upload/uploads';
import { UploadsStore } from './upload/uploads.store';
import { ExplainWhyNot } from './why/explain-why-not';
import { WhyNotFreeResolver, WhyNotReasonResolver } from './why/why.resolver';

@Module({
  providers: [
    ...[FacilitiesStore, ResourcesStore, WindowsStore, RatesStore, NeighboursStore, SightStore],
    ...[CalendarStore, LinkedStore, CommitmentsStore, ReadNeighbours, Sight, FindOwnResource],
    ...[
      CreateFacility,
      AddResource,
      AddWindows,
      PublishCapacity,
      RecordCapacity,
      SetRate,
      SetRates,
      LayRates,
      RemoveRate,
    ],
    ...[PlanReshape, LayWindows, ReshapeCapacity, MoveWindow, PreviewReshape, ReshapedResourceResolver],
    ...[BlocksStore, Blocks, FindOwnBlocks, BlockTime, MoveBlock, ReleaseBlocks, BlockCollisions],
    ...[BlockResolver, ResourceBlocksResolver, ChangesStore, KeepChange, UndoChange],
    ...[ChangeResolver, FacilityChangesResolver, ExplainWhyNot, WhyNotFreeResolver, WhyNotReasonResolver],
    ...[TermsStore, PlainBookings],
    ...[RecordChanges, ChangeNamed, PlaceCommitments, ConfirmCommitments, ReleaseCommitments, RecordCommitments],
    ...[BusinessHoursStore, ChallengeCommitments, AnswerCalendar, SweepPencils, holdProvider],
    ...[SetBusinessHours, BusinessHoursResolver],
    ...[FacilityResolver, OrganisationResolver, ResourceResolver, CapacityResolver, RateResolver, CommitmentResolver],
    ...[DirectoryEntriesStore, DirectoryClaimsStore, DirectoryRegistryStore, ImportDirectory, FindDirectoryEntries],
    ...[ClaimDirectoryEntry, WithdrawDirectoryClaim, DecideDirectoryClaim, FindDirectoryClaim, ListDirectoryClaims],
    ...[DirectoryEntryResolver, DirectoryConnectionResolver, DirectoryClaimResolver],
    ...[ImportLinesStore, BroughtStore, LineCalendars, WriteBrought, TakeLines, CloseLines, TellOfferings, ToldStore],
    ...[ExchangeRatesStore, ImportExchangeRates, ExchangeResolver, ExplainPrice, PriceResolver],
    ...[HoursStore, SetHours, HoursResolver],
    ...[
      ClassesStore,
      ClassSight,
      FindOwnClass,
      CreateResourceClass,
      SetClassMembers,
      RenameResourceClass,
      RemoveResourceClass,
    ],
    ...[ClassResolver, ClassesOfFacilityResolver, ClassesOfResourceResolver],
    ...[PartsStore, SetParts, PartResolver, PartOfCommitmentResolver],
    ...[
      FeedsStore,
      FeedBlocksStore,
      CollidingEvents,
      FindOwnFeed,
      AddCalendarFeed,
      SyncCalendarFeed,
      RemoveCalendarFeed,
      TakeCalendar,
    ],
    ...[
      ImportCalendar,
      BringCalendar,
      CalendarReader,
      ReadFeeds,
      OffersStore,
      OfferedWindows,
      FeedResolver,
      FeedsOfResourceResolver,
      FeedsOfFacilityResolver,
    ],
    ...[LinksStore, CreateCalendarLink, RevokeCalendarLink, CalendarWriter, WriteLinkedCalendar],
    ...[LinkResolver, LinksOfFacilityResolver],
    ...[UploadsStore, Uploads, UploadResolver],
    ...[
      TablesStore,
      TableReader,
      SuggestTable,
      CheckTable,
      MoveTable,
      TellRefused,
      TakeListings,
      TakeWindows,
      TakeRates,
    ],
    ...[WorkTables, BringTable, TableResolver, TablesOfFacilityResolver],
    ...[PoolsStore, AllianceResolver, VisibleNodesResolver],
  ],
})
class FacilitiesModule {}

export const facilities: Service = { name: 'facilities', module: FacilitiesModule, rows: [] };

// What the composition root calls when it loads a world.
export { AddResource, CreateFacility, PublishCapacity, RecordCapacity, RecordCommitments, SetRate };
// What it calls when the operator brings a calendar file.
export { BringCalendar };
// The same of a table.
export { BringTable };
export { tableKinds, type TableKind } from './domain/table/columns';
// What it calls when it loads the directory.
export { type DirectoryImported, ImportDirectory };
// What it calls when a world comes in or goes out.
export { CloseLines, TakeLines, TellOfferings };
export { tellFacility, tellResource, type RefOf, type ToldResource } from './domain/world/telling';
export { readLine, type ReadLine } from './domain/world/read-line';
export type { LineFault, LineType, WorldLine } from './domain/world/world-line';
export type { ImportRun, TakenLines } from './import/take-lines';
