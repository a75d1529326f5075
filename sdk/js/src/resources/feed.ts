import { paginateCursor } from '../paginate.js';
import { Resource } from './resource.js';

/** Something that happened in the buddy's team; further members depend on what it was. */
export interface TeamEvent {
  id: string;
  [field: string]: unknown;
}

export interface TeamEventPage {
  events: TeamEvent[];
  /** Pass it on as `cursor`; null on the last page. */
  nextCursor: string | null;
}

export interface ListTeamEventsParams {
  cursor?: string;
  limit?: number;
  signal?: AbortSignal;
}

/** The feed of a buddy's team. Needs a client with a `widgetToken`: the buddy is the token's. */
export class TeamEventsResource extends Resource {
  /** Lists what happened in the team, newest first. */
  list(params: ListTeamEventsParams = {}): Promise<TeamEventPage> {
    const { cursor, limit, signal } = params;
    return this.http.request({ method: 'GET', path: ['widget', 'feed', 'team-events'], query: { cursor, limit }, signal });
  }

  /** Everything that happened in the team, newest first, page after page. */
  paginate(params: ListTeamEventsParams = {}): AsyncGenerator<TeamEvent, void, undefined> {
    return paginateCursor(
      (cursor) => this.list({ ...params, ...(cursor === undefined ? {} : { cursor }) }),
      ({ events, nextCursor }) => ({ items: events, nextCursor }),
    );
  }

  /** Claps, or takes the clap back. Needs the scope `feed:react`; one's own event is refused with `self_clap_forbidden`. */
  clap(eventId: string, signal?: AbortSignal): Promise<unknown> {
    return this.http.request({ method: 'POST', path: ['widget', 'feed', 'team-events', eventId, 'clap'], signal });
  }
}

/** Feeds. */
export class FeedResource extends Resource {
  /** The feed of a buddy's team. */
  readonly teamEvents = new TeamEventsResource(this.http);
}
