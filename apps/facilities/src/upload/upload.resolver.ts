import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { payload } from '#service/graphql/answers';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import type { MutationAddToUploadArgs, MutationCloseUploadArgs, MutationOpenUploadArgs } from '../schema.generated';
import { Uploads } from './uploads';

const shape = (sent: { readonly uploadId: string }) => sent;
const nothing = { uploadId: null };

/** What the gateway asks while a file comes in. */
@Resolver()
export class UploadResolver {
  constructor(private readonly uploads: Uploads) {}

  @Mutation()
  @MayCall('signedIn')
  async openUpload(@Args() { name }: MutationOpenUploadArgs, @Context() { viewer }: RequestContext) {
    return payload(await this.uploads.open(viewer, name), shape, nothing);
  }

  @Mutation()
  @MayCall('signedIn')
  async addToUpload(@Args() { uploadId, part, bytes }: MutationAddToUploadArgs, @Context() { viewer }: RequestContext) {
    return payload(await this.uploads.add(viewer, uploadId, part, Buffer.from(bytes, 'base64')), shape, nothing);
  }

  @Mutation()
  @MayCall('signedIn')
  async closeUpload(@Args() { uploadId, sha256 }: MutationCloseUploadArgs, @Context() { viewer }: RequestContext) {
    return payload(await this.uploads.close(viewer, uploadId, sha256), shape, nothing);
  }
}
