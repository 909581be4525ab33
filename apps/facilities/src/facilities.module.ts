import { Module } from '@nestjs/common';
import type { Service } from '#service/start/service-app';
import { AllianceResolver } from './alliance/alliance.resolver';
import { PoolsStore } from './alliance/pools.store';
import { AddWindows } from './capacity/add-windows';
import { CapacityResolver } from './capacity/capacity.resolver';
import { PublishCapacity } from './capacity/publish-capacity';
import { RecordCapacity } from './capacity/record-capacity';
import { WindowsStore } from './capacity/windows.store';
import { AnswerCalendar } from './commitment/answer-calendar';
import { CalendarStore } from './commitment/calendar.store';
import { ChangeNamed } from './commitment/change-named';
import { CommitmentResolver } from './commitment/commitment.resolver';
import { CommitmentsStore } from './commitment/commitments.store';
import { ConfirmCommitments } from './commitment/confirm-commitments';
import { holdProvider } from './commitment/hold.provider';
import { PlaceCommitments } from './commitment/place-commitments';
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
import { CreateFacility } from './facility/create-facility';
import { FacilitiesStore } from './facility/facilities.store';
import { FacilityResolver } from './facility/facility.resolver';
import { VisibleNodesResolver } from './node/visible-nodes.resolver';
import { BroughtStore } from './import/brought.store';
import { CloseLines } from './import/close-lines';
import { ImportLinesStore } from './import/import-lines.store';
import { LineCalendars } from './import/line-calendars';
import { TakeLines } from './import/take-lines';
import { TellOfferings } from './import/tell-offerings';
import { ToldStore } from './import/told.store';
import { WriteBrought } from './import/write-brought';
import { NeighboursStore } from './organisation/neighbours.store';
import { OrganisationResolver } from './organisation/organisation.resolver';
import { ReadNeighbours } from './organisation/read-neighbours';
import { RateResolver } from './rate/rate.resolver';
import { RatesStore } from './rate/rates.store';
import { RemoveRate } from './rate/remove-rate';
import { SetRate } from './rate/set-rate';
import { AddResource } from './resource/add-resource';
import { FindOwnResource } from './resource/find-own-resource';
import { ResourceResolver } from './resource/resource.resolver';
import { ResourcesStore } from './resource/resources.store';
import { Sight } from './sight/sight';
import { SightStore } from './sight/sight.store';

@Module({
  providers: [
    ...[FacilitiesStore, ResourcesStore, WindowsStore, RatesStore, NeighboursStore, SightStore],
    ...[CalendarStore, CommitmentsStore, ReadNeighbours, Sight, FindOwnResource],
    ...[CreateFacility, AddResource, AddWindows, PublishCapacity, RecordCapacity, SetRate, RemoveRate],
    ...[RecordChanges, ChangeNamed, PlaceCommitments, ConfirmCommitments, ReleaseCommitments, RecordCommitments],
    ...[AnswerCalendar, SweepPencils, holdProvider],
    ...[FacilityResolver, OrganisationResolver, ResourceResolver, CapacityResolver, RateResolver, CommitmentResolver],
    ...[DirectoryEntriesStore, DirectoryClaimsStore, DirectoryRegistryStore, ImportDirectory, FindDirectoryEntries],
    ...[ClaimDirectoryEntry, WithdrawDirectoryClaim, DecideDirectoryClaim, FindDirectoryClaim, ListDirectoryClaims],
    ...[DirectoryEntryResolver, DirectoryConnectionResolver, DirectoryClaimResolver],
    ...[ImportLinesStore, BroughtStore, LineCalendars, WriteBrought, TakeLines, CloseLines, TellOfferings, ToldStore],
    ...[PoolsStore, AllianceResolver, VisibleNodesResolver],
  ],
})
class FacilitiesModule {}

export const facilities: Service = { name: 'facilities', module: FacilitiesModule, rows: [] };

// What the composition root calls when it loads a world.
export { AddResource, CreateFacility, PublishCapacity, RecordCapacity, RecordCommitments, SetRate };
// What it calls when it loads the directory.
export { type DirectoryImported, ImportDirectory };
// What it calls when a world comes in or goes out.
export { CloseLines, TakeLines, TellOfferings };
export { tellFacility, tellResource, type RefOf, type ToldResource } from './domain/world/telling';
export { readLine, type ReadLine } from './domain/world/read-line';
export type { LineFault, LineType, WorldLine } from './domain/world/world-line';
export type { ImportRun, TakenLines } from './import/take-lines';
