import { useViewer } from '../session/session';
import { partOf } from '../session/viewer';
import { AdminStart, HouseStart, ProducerStart } from './next-steps';
import { Welcome } from './welcome';

/** Visitors read what this is for; who is signed in finds what waits for them. */
export function LandingPage() {
  const viewer = useViewer();
  const part = partOf(viewer);
  return (
    <>
      <title>Interlock: small post houses, acting like one large one</title>
      {part === 'visitor' && <Welcome />}
      {viewer && part === 'facility' && <HouseStart viewer={viewer} />}
      {viewer && part === 'producer' && <ProducerStart viewer={viewer} />}
      {viewer && part === 'admin' && <AdminStart viewer={viewer} />}
    </>
  );
}
