import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel/ids';
import { idColumn } from '#service/database/columns';

@Entity('accounts')
export class AccountRow {
  @PrimaryColumn(idColumn('account'))
  id!: Id<'account'>;

  @Column('text')
  email!: string;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column('boolean', { name: 'is_admin' })
  isAdmin!: boolean;
}
