import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel/ids';
import { idColumn } from '#service/database/columns';
import type { OrganisationKind } from '#service/viewer/viewer';

@Entity('organisations')
export class OrganisationRow {
  @PrimaryColumn(idColumn('organisation'))
  id!: Id<'organisation'>;

  @Column('text')
  name!: string;

  @Column('text', { name: 'name_folded' })
  nameFolded!: string;

  @Column('text')
  kind!: OrganisationKind;
}
