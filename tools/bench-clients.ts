// The generator of load: the same for the relay and for the desk, in a process of its own.
import { Call } from './bench/calls.ts';
import { answerParent } from './bench/children.ts';
import { flood } from './bench/clients/flood.ts';
import { beIdle, gather, type Crowd } from './bench/clients/gather.ts';
import { keepPace } from './bench/clients/keep-pace.ts';

let crowd: Crowd = { customers: [], agents: [], inFlight: 0 };

answerParent(async (question) => {
  const call = Call.parse(question);
  switch (call.ask) {
    case 'gather':
      crowd = await gather(call);
      return null;
    case 'flood':
      return flood(crowd, call);
    case 'pace':
      return keepPace(crowd, call);
    case 'idle':
      await beIdle(call);
      return null;
  }
});
