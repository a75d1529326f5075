import { Award, Coins, Flame, Gem, Map, Sparkles } from "lucide-react";
import type { ReactNode } from "react";
import type { Schemas } from "../../app/api";
import { humanise, t } from "../../app/text";
import type { Document } from "../config/versions";
import layout from "../../ui/layout.module.css";
import styles from "./Events.module.css";

type Event = Schemas["EventDetail"];

/** What the event gave, one thing beside the other. */
export function Effects({ event, document }: { event: Event; document: Document | undefined }) {
    const chips = event.effects ? chipsOf(event.effects, document) : [];
    if (chips.length === 0) {
        return event.status === "applied" ? <p className={layout.muted}>{t("events.gaveNothing")}</p> : null;
    }

    return (
        <div className={styles.effects} aria-label={t("events.gave")} role="group">
            {chips.map((chip) => (
                <span key={chip.text} className={`${styles.effect} ${styles[chip.look] ?? ""}`}>
                    {chip.icon}
                    {chip.text}
                </span>
            ))}
        </div>
    );
}

interface Chip {
    look: "coin" | "brand" | "flame";
    icon: ReactNode;
    text: string;
}

function chipsOf(effects: NonNullable<Event["effects"]>, document: Document | undefined): Chip[] {
    const badge = (key: string) => document?.badge_definitions.find((badge) => badge.key === key)?.label ?? humanise(key);
    const token = (key: string) => document?.tokens.find((token) => token.token_key === key)?.label ?? humanise(key);
    const primary = document?.tokens.find((token) => token.kind === "primary")?.label;
    return [
        ...(effects.coins > 0
            ? [
                  {
                      look: "coin" as const,
                      icon: <Coins size={18} aria-hidden />,
                      text: t("events.coins", { count: effects.coins, token: primary ?? t("events.coin") }),
                  },
              ]
            : []),
        ...effects.tokens.map((entry) => {
            const at = entry.lastIndexOf(":");
            return {
                look: "brand" as const,
                icon: <Gem size={16} aria-hidden />,
                text: t("why.amount", { amount: Number(entry.slice(at + 1)), token: token(entry.slice(0, at)) }),
            };
        }),
        ...effects.badges_awarded.map((key) => ({
            look: "brand" as const,
            icon: <Award size={16} aria-hidden />,
            text: t("events.badge", { badge: badge(key) }),
        })),
        ...effects.badges_ready.map((key) => ({
            look: "brand" as const,
            icon: <Award size={16} aria-hidden />,
            text: t("events.badgeReady", { badge: badge(key) }),
        })),
        ...effects.streak_updates.map((streak) => ({
            look: "flame" as const,
            icon: <Flame size={16} aria-hidden />,
            text: t("events.streak", { streak: streak.label, count: streak.current }),
        })),
        ...effects.path_updates.flatMap((path) =>
            path.step_completed
                ? [
                      {
                          look: "brand" as const,
                          icon: <Map size={16} aria-hidden />,
                          text: t("events.step", { step: humanise(path.step_completed.step_key) }),
                      },
                  ]
                : [],
        ),
        ...(effects.evolution_ready
            ? [{ look: "brand" as const, icon: <Sparkles size={16} aria-hidden />, text: t("events.evolution") }]
            : []),
    ];
}
