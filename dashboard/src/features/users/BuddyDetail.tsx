import type { Schemas } from "../../app/api";
import { useApi } from "../../app/queries";
import { number, t } from "../../app/text";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import layout from "../../ui/layout.module.css";
import { Loaded } from "../../ui/States";
import { useVersion } from "../config/versions";
import { BuddyActs } from "./BuddyActs";
import { Ledger } from "./Ledger";
import { stageName } from "./stages";
import styles from "./Users.module.css";

type Buddy = Schemas["BuddyResponse"];

/** One buddy as support needs it: what it is, what it has, where that came from, and what one can do. */
export function BuddyDetail({ id }: { id: string }) {
    const buddy = useApi("GET /api/v1/buddies/{id}", { path: { id } });
    return (
        <Loaded of={buddy} rows={8}>
            {(data) => <Shown buddy={data} />}
        </Loaded>
    );
}

function Shown({ buddy }: { buddy: Buddy }) {
    const metrics = useApi("GET /api/v1/buddies/{buddy_id}/progression-metrics", { path: { buddy_id: buddy.id } });
    const badges = useApi("GET /api/v1/buddies/{buddy_id}/badges", { path: { buddy_id: buddy.id } });
    const version = useVersion(buddy.config_version_id, "archived");
    return (
        <>
            <Card>
                <div className={styles.hero}>
                    {buddy.image_url ? (
                        <img className={styles.portrait} src={buddy.image_url} alt={t("users.pictureOf", { name: buddy.name })} />
                    ) : (
                        <div className={styles.portrait} />
                    )}
                    <div className={layout.stack}>
                        <div className={layout.row}>
                            <h2>{buddy.name}</h2>
                            <Badge tone={buddy.status === "active" ? "success" : "plain"}>{t(`users.statuses.${buddy.status}`)}</Badge>
                            <Badge tone="brand">{stageName(buddy.evolution_stage)}</Badge>
                            {version.data ? <Badge>{t("users.version", { version: version.data.version })}</Badge> : null}
                        </div>
                        <div className={styles.stats}>
                            <Stat label={t("users.coins")} value={buddy.coins} />
                            <Stat label={t("users.badges")} value={buddy.progression.badge_count} />
                            <Stat label={t("users.level")} value={buddy.progression.total_skill_level} />
                            <Stat label={t("users.streak")} value={buddy.progression.current_streak} />
                            <Stat label={t("users.items")} value={buddy.progression.item_count} />
                        </div>
                        {buddy.status === "active" ? (
                            <BuddyActs buddy={buddy} document={version.data?.document} />
                        ) : (
                            <p className={layout.muted}>{t("users.archivedMore")}</p>
                        )}
                    </div>
                </div>
            </Card>
            <div className={layout.two}>
                <Ledger buddyId={buddy.id} tokens={version.data?.document.tokens ?? []} />
                <div className={layout.stack}>
                    <Card title={t("users.skills")}>
                        <Loaded of={metrics} rows={3}>
                            {(data) =>
                                data.skills.length === 0 ? (
                                    <p className={layout.muted}>{t("users.noSkills")}</p>
                                ) : (
                                    <div className={styles.bars}>
                                        {data.skills.map((skill) => (
                                            <div key={skill.key} className={styles.bar}>
                                                <span>{skill.label}</span>
                                                <span className={layout.muted}>
                                                    {t("users.skillLevel", {
                                                        level: skill.level,
                                                        value: skill.value,
                                                        max: skill.max_value,
                                                    })}
                                                </span>
                                                <div className={styles.meter} aria-hidden>
                                                    <div
                                                        style={{
                                                            width: `${Math.min(100, (100 * skill.value) / Math.max(1, skill.max_value))}%`,
                                                        }}
                                                    />
                                                </div>
                                            </div>
                                        ))}
                                    </div>
                                )
                            }
                        </Loaded>
                    </Card>
                    <Card title={t("users.streaks")}>
                        <Loaded of={metrics} rows={2}>
                            {(data) =>
                                data.streaks.length === 0 ? (
                                    <p className={layout.muted}>{t("users.noStreaks")}</p>
                                ) : (
                                    <ul className={layout.tight}>
                                        {data.streaks.map((streak) => (
                                            <li key={streak.definition_key} className={layout.between}>
                                                <span>{streak.label}</span>
                                                <span className={layout.muted}>
                                                    {t("users.streakCount", { current: streak.current, longest: streak.longest })}
                                                </span>
                                            </li>
                                        ))}
                                    </ul>
                                )
                            }
                        </Loaded>
                    </Card>
                    <Card title={t("users.badges")}>
                        <Loaded of={badges} rows={2}>
                            {(list) =>
                                list.data.length === 0 ? (
                                    <p className={layout.muted}>{t("users.noBadges")}</p>
                                ) : (
                                    <div className={styles.badges}>
                                        {list.data.map((badge) => (
                                            <div key={badge.badge_id} className={styles.badge}>
                                                {badge.icon_url ? <img src={badge.icon_url} alt="" /> : null}
                                                <span>{badge.label ?? badge.badge_key}</span>
                                            </div>
                                        ))}
                                    </div>
                                )
                            }
                        </Loaded>
                    </Card>
                </div>
            </div>
        </>
    );
}

const Stat = ({ label, value }: { label: string; value: number }) => (
    <div className={styles.stat}>
        <span>{label}</span>
        <strong>{number(value)}</strong>
    </div>
);
