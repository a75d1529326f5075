import { Link, useNavigate } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { useState } from "react";
import type { Schemas } from "../../app/api";
import { useApi } from "../../app/queries";
import { number, t } from "../../app/text";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { TextField } from "../../ui/Field";
import layout from "../../ui/layout.module.css";
import { Page } from "../../ui/Page";
import { Empty, Loaded } from "../../ui/States";
import { Table } from "../../ui/Table";
import { Time } from "../../ui/Time";
import { stageName } from "./stages";
import eventStyles from "../events/Events.module.css";

type Buddy = Schemas["BuddyResponse"];

export function UsersPage() {
    const navigate = useNavigate();
    const [id, setId] = useState("");
    const [limit, setLimit] = useState(25);
    const buddies = useApi(
        "GET /api/v1/buddies",
        { query: { sort: "updated_at", order: "desc", limit } },
        { placeholderData: (before) => before },
    );
    const find = () => {
        if (id.trim() !== "") {
            void navigate({ to: "/users/$userId", params: { userId: id.trim() }, search: { buddy: undefined } });
        }
    };

    return (
        <Page title={t("users.title")} lead={t("users.lead")}>
            <Card padded={false}>
                <form
                    className={eventStyles.filters}
                    role="search"
                    onSubmit={(submit) => {
                        submit.preventDefault();
                        find();
                    }}
                >
                    <TextField
                        label={t("users.find")}
                        name="user"
                        type="search"
                        placeholder={t("events.userPlaceholder")}
                        value={id}
                        onChange={setId}
                    />
                    <div style={{ flex: "0 0 auto" }}>
                        <Button type="submit">{t("users.open")}</Button>
                    </div>
                </form>
                <Loaded of={buddies}>
                    {(page) =>
                        page.data.length === 0 ? (
                            <Empty icon={<Users size={20} />} title={t("users.none")}>
                                {t("users.noneMore")}
                            </Empty>
                        ) : (
                            <Table
                                label={t("users.title")}
                                rows={page.data}
                                rowKey={(buddy) => buddy.id}
                                columns={columns}
                                more={
                                    page.meta.total > page.data.length && limit < 200
                                        ? {
                                              load: () => {
                                                  setLimit(Math.min(200, limit + 50));
                                              },
                                              loading: buddies.isFetching,
                                          }
                                        : undefined
                                }
                            />
                        )
                    }
                </Loaded>
            </Card>
        </Page>
    );
}

const columns = [
    {
        label: t("users.user"),
        cell: (buddy: Buddy) => (
            <Link className={layout.title} to="/users/$userId" params={{ userId: buddy.user_id }} search={{ buddy: buddy.id }}>
                {buddy.user_id}
            </Link>
        ),
    },
    { label: t("users.buddy"), cell: (buddy: Buddy) => buddy.name },
    { label: t("users.stage"), cell: (buddy: Buddy) => stageName(buddy.evolution_stage) },
    { label: t("users.coins"), end: true, cell: (buddy: Buddy) => number(buddy.coins) },
    { label: t("users.badges"), end: true, cell: (buddy: Buddy) => number(buddy.progression.badge_count) },
    { label: t("users.changed"), end: true, cell: (buddy: Buddy) => <Time at={buddy.updated_at} /> },
];
