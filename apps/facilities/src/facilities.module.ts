import { Module } from '@nestjs/common';
import type { Service } from '#service/start/service-app';
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
import { CreateFacility } from './facility/create-facility';
import { FacilitiesStore } from './facility/facilities.store';
import { FacilityResolver } from './facility/facility.resolver';
import { VisibleNodesResolver } from './node/visible-nodes.resolver';
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
    VisibleNodesResolver,
  ],
})
class FacilitiesModule {}

export const facilities: Service = { name: 'facilities', module: FacilitiesModule, rows: [] };

// What the composition root calls when it loads a world.
export { AddResource, CreateFacility, PublishCapacity, RecordCapacity, RecordCommitments, SetRate };
