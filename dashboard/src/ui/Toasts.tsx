import { Check } from "lucide-react";
import { useSyncExternalStore } from "react";
import styles from "./Toasts.module.css";

const SHOWN_FOR = 5000;
let toasts: { id: number; text: string }[] = [];
let next = 0;
const listeners = new Set<() => void>();

/** Says what was done, to eyes and to screen readers, and goes by itself. */
export function say(text: string) {
    const id = ++next;
    change([...toasts.slice(-2), { id, text }]);
    setTimeout(() => {
        change(toasts.filter((toast) => toast.id !== id));
    }, SHOWN_FOR);
}

export function Toasts() {
    const shown = useSyncExternalStore(subscribe, () => toasts);
    return (
        <div className={styles.region} role="status" aria-live="polite">
            {shown.map((toast) => (
                <div key={toast.id} className={styles.toast}>
                    <Check size={16} aria-hidden />
                    {toast.text}
                </div>
            ))}
        </div>
    );
}

function change(now: typeof toasts) {
    toasts = now;
    listeners.forEach((listener) => {
        listener();
    });
}

function subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
        listeners.delete(listener);
    };
}
