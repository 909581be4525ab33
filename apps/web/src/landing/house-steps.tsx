import { useQuery } from 'urql';
import { FirstSteps } from '../house/first-steps';
import { House } from '../house/operations';

/** From a new house to its first request; it goes away once every step has been taken. */
export function HouseSteps() {
  const [{ data }] = useQuery({ query: House, variables: { after: null } });
  const facilities = data?.me?.organisation?.facilities.edges.map(({ node }) => node);
  return facilities ? <FirstSteps facilities={facilities} onAddResource={null} /> : null;
}
