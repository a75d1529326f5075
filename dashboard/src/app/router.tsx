import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { call } from "./api";
import { ApiError } from "./api-error";
import { BadPage, NotFound } from "./BadPage";
import { Frame } from "./frame/Frame";
import { queries } from "./queries";

const root = createRootRoute({ component: Outlet, errorComponent: BadPage, notFoundComponent: NotFound });

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

/** Pages that nobody has to be signed in for. */
const signIn = createRoute({
    getParentRoute: () => root,
    path: "login",
    validateSearch: (search) => ({ to: text(search["to"]) }),
    component: lazyRouteComponent(() => import("../features/signin/SignInPage"), "SignInPage"),
});
const signUp = createRoute({
    getParentRoute: () => root,
    path: "signup",
    component: lazyRouteComponent(() => import("../features/signin/SignUpPage"), "SignUpPage"),
});
const reset = createRoute({
    getParentRoute: () => root,
    path: "reset-password",
    component: lazyRouteComponent(() => import("../features/signin/ResetPage"), "ResetPage"),
});
const verify = createRoute({
    getParentRoute: () => root,
    path: "verify-email",
    component: lazyRouteComponent(() => import("../features/signin/VerifyPage"), "VerifyPage"),
});

/** The rest: whoever is not signed in goes to the door first, and comes back. */
const inside = createRoute({
    getParentRoute: () => root,
    id: "inside",
    beforeLoad: async ({ location }) => {
        try {
            await queries.ensureQueryData({
                queryKey: ["GET /api/v1/auth/me", {}],
                queryFn: () => call("GET /api/v1/auth/me", {}, { renew: false }),
            });
        } catch (error) {
            if (error instanceof ApiError && error.status === 401) {
                throw redirect({ to: "/login", search: { to: location.href === "/" ? undefined : location.href } });
            }

            throw error;
        }
    },
    component: Frame,
});
const start = createRoute({
    getParentRoute: () => inside,
    path: "start",
    component: lazyRouteComponent(() => import("../features/start/StartPage"), "StartPage"),
});
const home = createRoute({
    getParentRoute: () => inside,
    path: "/",
    component: lazyRouteComponent(() => import("../features/home/HomePage"), "HomePage"),
});
const events = createRoute({
    getParentRoute: () => inside,
    path: "events",
    validateSearch: (search) => ({
        user: text(search["user"]),
        type: text(search["type"]),
        status: text(search["status"]),
        event: text(search["event"]),
    }),
    component: lazyRouteComponent(() => import("../features/events/EventsPage"), "EventsPage"),
});
const users = createRoute({
    getParentRoute: () => inside,
    path: "users",
    component: lazyRouteComponent(() => import("../features/users/UsersPage"), "UsersPage"),
});
const user = createRoute({
    getParentRoute: () => inside,
    path: "users/$userId",
    validateSearch: (search) => ({ buddy: text(search["buddy"]) }),
    component: lazyRouteComponent(() => import("../features/users/UserPage"), "UserPage"),
});
const operations = createRoute({
    getParentRoute: () => inside,
    path: "operations",
    validateSearch: (search) => ({ status: text(search["status"]), type: text(search["type"]) }),
    component: lazyRouteComponent(() => import("../features/operations/OperationsPage"), "OperationsPage"),
});

const template = (search: Record<string, unknown>) => ({ template: text(search["template"]), type: text(search["type"]) });
const lists = () => import("../features/rules/lists");
const rules = [
    createRoute({
        getParentRoute: () => inside,
        path: "rules/new",
        component: lazyRouteComponent(() => import("../features/rules/GalleryPage"), "GalleryPage"),
    }),
    createRoute({ getParentRoute: () => inside, path: "rules/earning", component: lazyRouteComponent(lists, "EarningPage") }),
    createRoute({ getParentRoute: () => inside, path: "rules/badges", component: lazyRouteComponent(lists, "BadgesPage") }),
    createRoute({ getParentRoute: () => inside, path: "rules/streaks", component: lazyRouteComponent(lists, "StreaksPage") }),
    createRoute({ getParentRoute: () => inside, path: "rules/skills", component: lazyRouteComponent(lists, "SkillsPage") }),
    createRoute({
        getParentRoute: () => inside,
        path: "rules/versions",
        component: lazyRouteComponent(() => import("../features/publish/VersionsPage"), "VersionsPage"),
    }),
    createRoute({
        getParentRoute: () => inside,
        path: "publish",
        component: lazyRouteComponent(() => import("../features/publish/PublishPage"), "PublishPage"),
    }),
] as const;
const newCoinRule = createRoute({
    getParentRoute: () => inside,
    path: "rules/earning/new",
    validateSearch: template,
    component: lazyRouteComponent(() => import("../features/rules/CoinRulePage"), "NewCoinRulePage"),
});
const coinRule = createRoute({
    getParentRoute: () => inside,
    path: "rules/earning/$id",
    component: lazyRouteComponent(() => import("../features/rules/CoinRulePage"), "CoinRulePage"),
});
const newBadge = createRoute({
    getParentRoute: () => inside,
    path: "rules/badges/new",
    validateSearch: template,
    component: lazyRouteComponent(() => import("../features/rules/BadgePage"), "NewBadgePage"),
});
const badge = createRoute({
    getParentRoute: () => inside,
    path: "rules/badges/$id",
    component: lazyRouteComponent(() => import("../features/rules/BadgePage"), "BadgePage"),
});
const newStreak = createRoute({
    getParentRoute: () => inside,
    path: "rules/streaks/new",
    validateSearch: template,
    component: lazyRouteComponent(() => import("../features/rules/StreakPage"), "NewStreakPage"),
});
const streak = createRoute({
    getParentRoute: () => inside,
    path: "rules/streaks/$id",
    component: lazyRouteComponent(() => import("../features/rules/StreakPage"), "StreakPage"),
});
const newSkill = createRoute({
    getParentRoute: () => inside,
    path: "rules/skills/new",
    component: lazyRouteComponent(() => import("../features/rules/SkillRulePage"), "NewSkillRulePage"),
});
const skill = createRoute({
    getParentRoute: () => inside,
    path: "rules/skills/$id",
    component: lazyRouteComponent(() => import("../features/rules/SkillRulePage"), "SkillRulePage"),
});

const tree = root.addChildren([
    signIn,
    signUp,
    reset,
    verify,
    inside.addChildren([
        start,
        home,
        events,
        users,
        user,
        operations,
        ...rules,
        newCoinRule,
        coinRule,
        newBadge,
        badge,
        newStreak,
        streak,
        newSkill,
        skill,
    ]),
]);

export const router = createRouter({ routeTree: tree, basepath: "/dashboard", defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
    interface Register {
        router: typeof router;
    }
}
