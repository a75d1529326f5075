import type { Effects, WidgetState } from "./types.ts";

/** Something that was gained, as the page is told of it and as it is celebrated. */
export interface Gain {
  mount: string;
  /** The DOM event without its `hatched:`. */
  event: string;
  detail: Record<string, unknown>;
}

/** What of `to` is more than in `from`: gains only, never losses. */
export function gains(from: WidgetState, to: WidgetState): Gain[] {
  const found: Gain[] = [];
  const add = (mount: string, event: string, detail: Record<string, unknown>) => found.push({ mount, event, detail });

  if (to.buddy.evolution_stage > from.buddy.evolution_stage) {
    add("buddy", "evolved", { stage: to.buddy.evolution_stage, stageName: to.evolution.stage_name });
  }

  for (const badge of to.badges) {
    if (badge.earned && from.badges.find((before) => before.badge_key === badge.badge_key)?.earned === false) {
      add("badges", "badge-awarded", {
        badgeId: badge.badge_key,
        label: badge.label,
        iconUrl: badge.icon_url,
        description: badge.description,
      });
    }
  }

  for (const skill of to.skills) {
    const before = from.skills.find((each) => each.key === skill.key);
    if (before && skill.level > before.level) {
      add("buddy", "level-up", { skill: skill.key, label: skill.label, level: skill.level });
    }
  }

  for (const streak of to.streaks) {
    const before = from.streaks.find((each) => each.key === streak.key);
    if (before && streak.current > before.current) {
      add("streak", "streak-ticked", { key: streak.key, label: streak.label, current: streak.current });
      if (before.next_milestone !== null && streak.current >= before.next_milestone) {
        add("streak", "streak-milestone", { key: streak.key, label: streak.label, count: before.next_milestone });
      }
    }
  }

  if (to.evolution.ready && !from.evolution.ready) {
    add("buddy", "evolution-ready", { nextStage: to.evolution.next_stage });
  }
  if (to.buddy.coins > from.buddy.coins) {
    add("tokens", "coin-earned", { amount: to.buddy.coins - from.buddy.coins });
  }
  const worn = new Set(from.buddy.appearance.rendered_equipped_item_ids);
  for (const item of to.buddy.appearance.rendered_equipped_item_ids) {
    if (!worn.has(item)) {
      add("marketplace", "item-equipped", {
        itemId: item,
        name: to.buddy.equipped_items.find((each) => each.item_id === item)?.name ?? null,
      });
    }
  }

  return found;
}

/** The state as it is after an event's effects, until the server says it itself. */
export function withEffects(state: WidgetState, effects: Effects): WidgetState {
  const now = new Date().toISOString();
  return {
    ...state,
    buddy: { ...state.buddy, coins: state.buddy.coins + effects.coins },
    badges: state.badges.map((badge) => {
      if (effects.badges_awarded.includes(badge.badge_key)) {
        return { ...badge, earned: true, awarded_at: now, ready: false };
      }
      return effects.badges_ready.includes(badge.badge_key) ? { ...badge, ready: true } : badge;
    }),
    streaks: state.streaks.map((streak) => {
      const update = effects.streak_updates.find((each) => each.definition_key === streak.key);
      return update ? { ...streak, current: update.current, longest: update.longest, active_in_period: true } : streak;
    }),
    evolution: { ...state.evolution, ready: state.evolution.ready || effects.evolution_ready },
  };
}
