import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { places } from "./places";

const PATIENCE = 1000;

/** `/` and Ctrl or ⌘ K open the palette; `g` and a letter go to a screen. Never while one types. */
export function useShortcuts(openPalette: () => void) {
  const navigate = useNavigate();
  useEffect(() => {
    let sinceG = 0;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === "k") {
        event.preventDefault();
        openPalette();
        return;
      }

      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('[role="dialog"]')) {
        return;
      }

      if (event.key === "/") {
        event.preventDefault();
        openPalette();
      } else if (event.key === "g") {
        sinceG = Date.now();
      } else if (Date.now() - sinceG < PATIENCE) {
        const place = places.flatMap((group) => group.items).find((item) => item.key === event.key);
        sinceG = 0;
        if (place) {
          event.preventDefault();
          void navigate({ to: place.to });
        }
      }
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
    };
  }, [navigate, openPalette]);
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
