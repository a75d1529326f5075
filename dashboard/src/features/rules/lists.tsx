import { t } from "../../app/text";
import { Badge } from "../../ui/Badge";
import { useTypeLabels } from "../config/labels";
import { useStanding } from "../config/versions";
import { badgeSentence, skillSentence, streakSentence } from "./moreSentences";
import { RuleList } from "./RuleList";
import { coinSentence } from "./sentences";

function useNames() {
    const type = useTypeLabels();
    const { draft, published } = useStanding();
    return { type, document: (draft ?? published)?.document };
}

export function EarningPage() {
    const { type } = useNames();
    return (
        <RuleList
            kind="coin-rules"
            section="coin_rules"
            base="/rules/earning"
            title={t("nav.earning")}
            lead={t("rules.earningLead")}
            nameOf={(rule) => rule.name}
            sentenceOf={(rule) => coinSentence(rule, type)}
        />
    );
}

export function BadgesPage() {
    const names = useNames();
    return (
        <RuleList
            kind="badge-definitions"
            section="badge_definitions"
            base="/rules/badges"
            title={t("nav.badges")}
            lead={t("rules.badgesLead")}
            nameOf={(badge) => badge.label}
            sentenceOf={(badge) => badgeSentence(badge, names)}
            marksOf={(badge) => (badge.award_mode === "manual" ? <Badge>{t("rules.manual")}</Badge> : null)}
        />
    );
}

export function StreaksPage() {
    const names = useNames();
    return (
        <RuleList
            kind="streak-definitions"
            section="streak_definitions"
            base="/rules/streaks"
            title={t("nav.streaks")}
            lead={t("rules.streaksLead")}
            nameOf={(streak) => streak.label}
            sentenceOf={(streak) => streakSentence(streak, names)}
            marksOf={(streak) => (streak.hero ? <Badge tone="brand">{t("rules.heroMark")}</Badge> : null)}
        />
    );
}

export function SkillsPage() {
    const names = useNames();
    return (
        <RuleList
            kind="skill-rules"
            section="skill_rules"
            base="/rules/skills"
            title={t("nav.skills")}
            lead={t("rules.skillsLead")}
            nameOf={(rule) => rule.name}
            sentenceOf={(rule) => skillSentence(rule, names)}
        />
    );
}
