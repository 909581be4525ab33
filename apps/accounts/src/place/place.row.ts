import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel/ids';
import { idColumn } from '#service/database/columns';
import type { Role } from '#service/viewer/viewer';

/** A person's place in an organisation. */
@Entity('places')
export class PlaceRow {
  @PrimaryColumn({ name: 'account_id', ...idColumn('account') })
  accountId!: Id<'account'>;

  @PrimaryColumn({ name: 'organisation_id', ...idColumn('organisation') })
  organisationId!: Id<'organisation'>;

  @Column('text')
  role!: Role;
}
