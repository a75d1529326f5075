import { Activity, House, Users, Workflow, type LucideIcon } from "lucide-react";

export interface Place {
  to: string;
  name: "home" | "events" | "users" | "operations";
  icon: LucideIcon;
  key?: string;
}
export interface PlaceGroup {
  name: "" | "players";
  items: Place[];
}

/** Where one can go; `key` follows a `g`. */
export const places: PlaceGroup[] = [
  { name: "", items: [{ to: "/", name: "home", icon: House, key: "h" }] },
  {
    name: "players",
    items: [
      { to: "/events", name: "events", icon: Activity, key: "e" },
      { to: "/users", name: "users", icon: Users, key: "u" },
      { to: "/operations", name: "operations", icon: Workflow, key: "o" },
    ],
  },
];
