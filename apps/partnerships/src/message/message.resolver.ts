import { Parent, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import type { Id } from '#kernel/ids';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { type Message, MessagesStore } from './messages.store';

@Resolver('Message')
export class MessageResolver {
  constructor(private readonly messages: MessagesStore) {}

  /** Null to everyone but the two sides of its thread. */
  @ResolveReference()
  reference(reference: { readonly id: string }, context: RequestContext): Promise<Message | null> {
    const batch = (ids: readonly string[]) => this.messages.seen(context.viewer.organisation, ids);
    return loaderOf(context, batch, MessageResolver).load(reference.id);
  }

  @ResolveField()
  author(@Parent() message: Message): { readonly id: Id<'account'> } {
    return { id: message.authorId };
  }
}
