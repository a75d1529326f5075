import { Activity, Award, Coins, Dumbbell, Flame, GitBranch, House, Users, Workflow, type LucideIcon } from "lucide-react";

export type PlaceName = "home" | "events" | "users" | "operations" | "earning" | "badges" | "streaks" | "skills" | "versions";

export interface Place {
  to: string;
  name: PlaceName;
  icon: LucideIcon;
  key?: string;
}
export interface PlaceGroup {
  name: "" | "players" | "rules";
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
  {
    name: "rules",
    items: [
      { to: "/rules/earning", name: "earning", icon: Coins, key: "r" },
      { to: "/rules/badges", name: "badges", icon: Award, key: "b" },
      { to: "/rules/streaks", name: "streaks", icon: Flame },
      { to: "/rules/skills", name: "skills", icon: Dumbbell },
      { to: "/rules/versions", name: "versions", icon: GitBranch, key: "v" },
    ],
  },
];
