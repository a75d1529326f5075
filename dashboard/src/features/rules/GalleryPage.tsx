import { Link, type LinkProps } from "@tanstack/react-router";
import {
    Award,
    CalendarCheck,
    CalendarDays,
    CalendarRange,
    Clover,
    Coins,
    Dumbbell,
    Hand,
    Medal,
    Sparkles,
    TrendingUp,
    type LucideIcon,
} from "lucide-react";
import { t } from "../../app/text";
import { Page } from "../../ui/Page";
import styles from "./Rules.module.css";

type Name =
    | "action"
    | "first"
    | "lucky"
    | "longer"
    | "skill"
    | "badgeCount"
    | "badgeStreak"
    | "badgeLevel"
    | "badgeHand"
    | "daily"
    | "weekly"
    | "monthly";

const TEMPLATES: { name: Name; icon: LucideIcon; to: string; template?: string }[] = [
    { name: "action", icon: Coins, to: "/rules/earning/new" },
    { name: "first", icon: Sparkles, to: "/rules/earning/new", template: "first" },
    { name: "lucky", icon: Clover, to: "/rules/earning/new", template: "lucky" },
    { name: "longer", icon: TrendingUp, to: "/rules/earning/new", template: "streak" },
    { name: "skill", icon: Dumbbell, to: "/rules/skills/new" },
    { name: "badgeCount", icon: Award, to: "/rules/badges/new", template: "event_count" },
    { name: "badgeStreak", icon: Medal, to: "/rules/badges/new", template: "streak" },
    { name: "badgeLevel", icon: Medal, to: "/rules/badges/new", template: "skill_level" },
    { name: "badgeHand", icon: Hand, to: "/rules/badges/new", template: "hand" },
    { name: "daily", icon: CalendarCheck, to: "/rules/streaks/new", template: "daily" },
    { name: "weekly", icon: CalendarRange, to: "/rules/streaks/new", template: "weekly" },
    { name: "monthly", icon: CalendarDays, to: "/rules/streaks/new", template: "monthly" },
];

/** What a rule can be: one sentence, one object each. */
export function GalleryPage() {
    return (
        <Page title={t("gallery.title")} lead={t("gallery.lead")}>
            <div className={styles.gallery}>
                {TEMPLATES.map(({ name, icon: Icon, to, template }) => (
                    <Link key={name} {...({ to, search: { template } } as LinkProps)} className={styles.template}>
                        <span>
                            <Icon size={18} strokeWidth={1.75} aria-hidden />
                        </span>
                        <strong>{t(`gallery.${name}.title`)}</strong>
                        <small>{t(`gallery.${name}.text`)}</small>
                    </Link>
                ))}
            </div>
        </Page>
    );
}
