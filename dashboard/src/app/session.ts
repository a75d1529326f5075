/** Who is signed in is the server's to say; here stands only whether it has said that nobody is. */

type Listener = () => void;

const channel = new BroadcastChannel("hatched-session");
const listeners = new Set<Listener>();
let asking: { promise: Promise<void>; resolve: () => void } | null = null;

/** A request was answered 401: it waits here until somebody has signed in again. */
export function sessionEnded(): Promise<void> {
  if (!asking) {
    let resolve = () => {
      /* replaced at once */
    };
    const promise = new Promise<void>((done) => {
      resolve = done;
    });
    asking = { promise, resolve };
    tell();
  }

  return asking.promise;
}

/** Somebody has signed in again: what waited goes on. */
export function sessionRenewed() {
  asking?.resolve();
  asking = null;
  tell();
}

export const isSessionEnded = () => asking !== null;

export function onSessionChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Signed out here: the other tabs leave, too. */
export function tellSignedOut() {
  channel.postMessage("signed-out");
}

channel.addEventListener("message", (message) => {
  if (message.data === "signed-out") {
    window.location.assign("/dashboard/login");
  }
});

function tell() {
  listeners.forEach((listener) => {
    listener();
  });
}
