import { Outlet, useLocation } from "@tanstack/react-router";
import { LogOut, Menu, Monitor, Moon, Search, Sun } from "lucide-react";
import { useEffect, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { CommandPalette } from "./CommandPalette";
import { useMe, useSignOut } from "../me";
import { t } from "../text";
import { chooseTheme, chosenTheme, type Theme } from "../theme";
import { DraftBadge } from "./DraftBadge";
import styles from "./Frame.module.css";
import { Navigation } from "./Navigation";
import { useShortcuts } from "./shortcuts";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const ICONS = { system: Monitor, light: Sun, dark: Moon };

export function Frame() {
    const me = useMe();
    const [menu, setMenu] = useState(false);
    const [palette, setPalette] = useState(false);
    const path = useLocation({ select: (location) => location.pathname });
    useEffect(() => {
        setMenu(false);
    }, [path]);
    useShortcuts(() => {
        setPalette(true);
    });

    return (
        <div className={styles.frame}>
            <a className={styles.skip} href="#content">
                {t("app.skip")}
            </a>
            <aside className={styles.side}>
                <Navigation />
            </aside>
            <div className={styles.main}>
                <header className={styles.top}>
                    <div className={styles.burger}>
                        <Button
                            kind="quiet"
                            icon
                            aria-label={t("nav.open")}
                            onPress={() => {
                                setMenu(true);
                            }}
                        >
                            <Menu size={18} aria-hidden />
                        </Button>
                    </div>
                    <button
                        type="button"
                        className={styles.search}
                        aria-label={t("palette.open")}
                        onClick={() => {
                            setPalette(true);
                        }}
                    >
                        <Search size={15} aria-hidden />
                        <span>{t("palette.open")}</span>
                        <kbd aria-hidden>/</kbd>
                    </button>
                    <div className={styles.spacer} />
                    <DraftBadge />
                    {me.mode === "test" ? <Badge tone="brand">{t("app.test")}</Badge> : null}
                    <ThemeButton />
                    <SignOutButton />
                </header>
                <main id="content">
                    <Outlet />
                </main>
            </div>
            <ModalOverlay className={styles.sheet} isOpen={menu} onOpenChange={setMenu} isDismissable>
                <Modal>
                    <Dialog className={styles.sheetPanel} aria-label={t("nav.label")}>
                        <Navigation
                            onGo={() => {
                                setMenu(false);
                            }}
                        />
                    </Dialog>
                </Modal>
            </ModalOverlay>
            <CommandPalette
                isOpen={palette}
                onClose={() => {
                    setPalette(false);
                }}
            />
        </div>
    );
}

function ThemeButton() {
    const [theme, setTheme] = useState(chosenTheme);
    const Icon = ICONS[theme];
    const change = () => {
        chooseTheme(NEXT[theme]);
        setTheme(NEXT[theme]);
    };
    return (
        <Button kind="quiet" icon aria-label={t("app.theme", { theme: t(`themes.${theme}`) })} onPress={change}>
            <Icon size={16} aria-hidden />
        </Button>
    );
}

function SignOutButton() {
    const signOut = useSignOut();
    return (
        <Button kind="quiet" icon aria-label={t("app.signOut")} onPress={() => void signOut()}>
            <LogOut size={16} aria-hidden />
        </Button>
    );
}
