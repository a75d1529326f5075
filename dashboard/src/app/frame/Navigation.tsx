import { Link, type LinkProps } from "@tanstack/react-router";
import { useMe } from "../me";
import icon from "../icon.svg";
import { t } from "../text";
import styles from "./Frame.module.css";
import { places } from "./places";

/** Every screen that there is. */
export function Navigation({ onGo }: { onGo?: () => void }) {
    const me = useMe();
    return (
        <>
            <Link to="/" className={styles.brand} onClick={onGo}>
                <img src={icon} alt="" />
                <span>{me.name}</span>
            </Link>
            <nav className={styles.nav} aria-label={t("nav.label")}>
                {places.map((group) => (
                    <div key={group.name} className={styles.group}>
                        {group.name ? <div className={styles.groupName}>{t(`nav.${group.name}`)}</div> : null}
                        {group.items.map(({ to, name, icon: Icon }) => (
                            <Link
                                key={name}
                                {...({ to } as LinkProps)}
                                className={styles.item}
                                activeOptions={{ exact: to === "/", includeSearch: false }}
                                onClick={onGo}
                            >
                                <Icon size={16} strokeWidth={1.75} aria-hidden />
                                {t(`nav.${name}`)}
                            </Link>
                        ))}
                    </div>
                ))}
            </nav>
        </>
    );
}
