import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { idOf, uuidOf } from '#kernel/ids';
import { answerOrThrow } from '#service/graphql/answers';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import type { Viewer } from '#service/viewer/viewer';
import type { Suggestion } from '../domain/words/suggestion';
import type { WordViewer } from '../domain/words/word-state';
import type { QuerySuggestArgs, QueryUnderstandArgs } from '../schema.generated';
import { namedCapability } from '../taxonomy/named-capability';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { SuggestMeanings } from './suggest-meanings';
import { UnderstandWords } from './understand-words';

@Resolver()
export class WordsResolver {
  constructor(
    private readonly suggesting: SuggestMeanings,
    private readonly understanding: UnderstandWords,
  ) {}

  @Query()
  @MayCall('anyone')
  async suggest(@Args() { text, first }: QuerySuggestArgs, @Context() { viewer }: RequestContext) {
    const items = answerOrThrow(await this.suggesting.run(viewerOf(viewer), text, first));
    return { items: items.map(shown) };
  }

  @Query()
  @MayCall('anyone')
  async understand(@Args() { text }: QueryUnderstandArgs, @Context() { viewer }: RequestContext) {
    return answerOrThrow(await this.understanding.run(viewerOf(viewer), text));
  }
}

const viewerOf = ({ organisation }: Viewer): WordViewer => ({
  organisation: organisation === null ? null : uuidOf(organisation),
});

/** What was suggested to a viewer they may ask more about: that is the word given for it. */
const shown = (one: Suggestion) => ({
  ...one,
  facility: one.kind === 'FACILITY' ? { id: idOf('facility', one.facility) } : null,
  resource: one.kind === 'RESOURCE' ? { id: idOf('resource', one.resource) } : null,
  entry: one.kind === 'DIRECTORY_ENTRY' ? { id: idOf('entry', one.entry) } : null,
  capability: one.kind === 'CAPABILITY' ? namedCapability(taxonomy, one.capability) : null,
});
