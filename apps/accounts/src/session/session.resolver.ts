import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { refuse, type Result } from '#kernel/result';
import { payload } from '#service/graphql/answers';
import type { RequestContext } from '#service/graphql/request-context';
import { MayCall } from '#service/viewer/may-call';
import type { SignInInput, SignUpInput } from '../schema.generated';
import type { OpenedSession } from './open-session';
import { clearRefreshCookie, setRefreshCookie } from './refresh-cookie';
import { RefreshSession } from './refresh-session';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';
import { SignUp } from './sign-up';

@Resolver()
export class SessionResolver {
  constructor(
    private readonly signingUp: SignUp,
    private readonly signingIn: SignIn,
    private readonly refreshing: RefreshSession,
    private readonly signingOut: SignOut,
  ) {}

  @Mutation()
  @MayCall('anyone')
  async signUp(@Args('input') input: SignUpInput, @Context() context: RequestContext) {
    return opened(await this.signingUp.run(input), context);
  }

  @Mutation()
  @MayCall('anyone')
  async signIn(@Args('input') input: SignInInput, @Context() context: RequestContext) {
    return opened(await this.signingIn.run(input), context);
  }

  @Mutation()
  @MayCall('anyone')
  async refreshSession(@Context() context: RequestContext) {
    const token = context.cookies['refresh'] ?? '';
    const result = token
      ? await this.refreshing.run(token)
      : refuse('WRONG_CREDENTIALS', 'There is no session; sign in.');
    if (!result.ok && token) clearRefreshCookie(context);
    return opened(result, context);
  }

  @Mutation()
  @MayCall('anyone')
  async signOut(@Context() context: RequestContext): Promise<boolean> {
    const ended = await this.signingOut.run(context.viewer, context.cookies['refresh'] ?? '');
    clearRefreshCookie(context);
    return ended;
  }
}

/** The account is shown to its own person, whoever the call came from. */
function opened(result: Result<OpenedSession>, context: RequestContext) {
  if (result.ok) {
    setRefreshCookie(context, result.value.refreshToken);
    Object.assign(context, { viewer: result.value.viewer });
  }
  return payload(result, ({ accessToken, expiresAt, account }) => ({ accessToken, expiresAt, account }), {
    accessToken: null,
    expiresAt: null,
    account: null,
  });
}
