import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../graphql/request-context';

/** Who may call a query or mutation. What they may see or do with which thing is decided by its operation. */
export type Caller = 'anyone' | 'signedIn' | 'admin';

const callerKey = 'interlock:caller';

/** Every query and mutation carries one; a lint rule sees to it. */
export const MayCall = (caller: Caller) => SetMetadata(callerKey, caller);

/** Refuses callers at the top level: UNAUTHENTICATED without a sign-in, FORBIDDEN for a query of another role. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    if (execution.getType<string>() !== 'graphql') return true;
    const caller = this.reflector.get<Caller | undefined>(callerKey, execution.getHandler());
    if (!caller || caller === 'anyone') return true;
    const { viewer } = GqlExecutionContext.create(execution).getContext<RequestContext>();
    if (!viewer.account) throw new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
    if (caller === 'admin' && !viewer.isAdmin)
      throw new GraphQLError('Only a platform admin may ask this.', { extensions: { code: 'FORBIDDEN' } });
    return true;
  }
}
