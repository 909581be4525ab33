import type { Clock } from '../clock';
import type { ServiceName } from '../services';
import { signViewer, viewerHeader } from '../viewer/signature';
import { visitor } from '../viewer/viewer';
import type { AskService, Questions } from './questions';

/** The header that says which service of a process is meant. */
export const serviceHeader = 'x-interlock-service';

const patienceMs = 8000;

/** Questions go to the service in this process, else over the network to where the settings say it is. */
export const askService =
  (
    here: (service: ServiceName) => Questions | undefined,
    urls: Readonly<Partial<Record<ServiceName, string>>>,
    secret: string,
    clock: Clock,
  ): AskService =>
  async (service, question, body) => {
    const local = here(service)?.find(question);
    if (local) return local(body);
    const url = urls[service];
    if (!url) throw new Error(`${service} is not reached from here: it answers no ${question}`);
    const response = await fetch(`${url.replace(/\/$/, '')}/questions/${question}`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', [serviceHeader]: service },
        [viewerHeader]: signViewer(visitor, secret, clock.now()),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) throw new Error(`${service} answered ${response.status} to ${question}`);
    const answer: unknown = await response.json();
    return answer;
  };
