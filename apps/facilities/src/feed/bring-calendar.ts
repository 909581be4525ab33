import { Injectable } from '@nestjs/common';
import { isId } from '#kernel/ids';
import { refuse, type Result } from '#kernel/result';
import { visitor } from '#service/viewer/viewer';
import type { CalendarContent } from '../domain/ical/read-calendar';
import { ResourcesStore } from '../resource/resources.store';
import { ImportCalendar, type FileAsk } from './import-calendar';

/** A calendar file that the operator of the installation brings in for a house: the trail says on whose behalf. */
@Injectable()
export class BringCalendar {
  constructor(
    private readonly resources: ResourcesStore,
    private readonly importing: ImportCalendar,
  ) {}

  /** Answers what the file held. Again is harmless. */
  async run(ask: FileAsk, bytes: Uint8Array): Promise<Result<CalendarContent>> {
    const { resourceId } = ask;
    const found = isId('resource', resourceId) ? (await this.resources.byIds([resourceId])).get(resourceId) : undefined;
    if (found === undefined) return refuse('NOT_FOUND', 'There is no such resource.', 'resourceId');
    const house = found.organisationId;
    const role = { organisationKind: 'FACILITY', role: 'OWNER' } as const;
    const brought = await this.importing.bring(
      { ...visitor, ...role, organisation: house, onBehalfOf: house },
      ask,
      bytes,
    );
    return brought.ok ? { ok: true, value: brought.value.content } : brought;
  }
}
