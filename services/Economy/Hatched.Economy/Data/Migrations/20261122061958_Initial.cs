using Hatched.BuildingBlocks.Outbox;
using Hatched.Economy.Features.Ledger;
using System;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hatched.Economy.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "balances",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    lifetime_earned = table.Column<long>(type: "bigint", nullable: false),
                    lifetime_spent = table.Column<long>(type: "bigint", nullable: false),
                    external_net = table.Column<long>(type: "bigint", nullable: false),
                    external_earned = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_balances", x => new { x.customer_id, x.buddy_id, x.token_key });
                    table.CheckConstraint("ck_balances_not_negative", "balance >= 0");
                    table.CheckConstraint("ck_balances_sums", "balance = lifetime_earned - lifetime_spent");
                });

            migrationBuilder.CreateTable(
                name: "gate_unlocks",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gate_key = table.Column<string>(type: "text", nullable: false),
                    ledger_id = table.Column<Guid>(type: "uuid", nullable: false),
                    metadata = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    unlocked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gate_unlocks", x => new { x.customer_id, x.buddy_id, x.gate_key });
                });

            migrationBuilder.CreateTable(
                name: "gates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gate_key = table.Column<string>(type: "text", nullable: false),
                    token_key = table.Column<string>(type: "text", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    label = table.Column<string>(type: "text", nullable: true),
                    description = table.Column<string>(type: "text", nullable: true),
                    metadata = table.Column<JsonElement>(type: "jsonb", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gates", x => x.id);
                    table.CheckConstraint("ck_gates_cost", "cost > 0");
                });

            migrationBuilder.CreateTable(
                name: "idempotency_records",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    content_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_records", x => new { x.customer_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    marketplace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    image_url = table.Column<string>(type: "text", nullable: true),
                    stage_image_urls = table.Column<string>(type: "jsonb", nullable: false),
                    category = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    layer_order = table.Column<int>(type: "integer", nullable: false),
                    rarity = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    price_coins = table.Column<long>(type: "bigint", nullable: true),
                    price_token_key = table.Column<string>(type: "text", nullable: true),
                    price_token_amount = table.Column<long>(type: "bigint", nullable: true),
                    visibility = table.Column<string>(type: "jsonb", nullable: false),
                    unlock_type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    stock = table.Column<long>(type: "bigint", nullable: true),
                    max_per_buddy = table.Column<int>(type: "integer", nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_items", x => x.id);
                    table.CheckConstraint("ck_items_layer_order", "(category, layer_order) IN (('background', 10), ('body', 20), ('feet', 30), ('hand', 40), ('neck', 50), ('face', 60), ('head', 70), ('accessory', 80), ('booster', 90))");
                    table.CheckConstraint("ck_items_price", "price_coins > 0 AND price_token_amount > 0 AND (price_token_key IS NULL) = (price_token_amount IS NULL)");
                    table.CheckConstraint("ck_items_rarity", "rarity IN ('common', 'uncommon', 'rare', 'epic', 'legendary')");
                    table.CheckConstraint("ck_items_stock", "stock >= 0");
                    table.CheckConstraint("ck_items_unlock_type", "unlock_type IN ('purchase', 'reward', 'free')");
                });

            migrationBuilder.CreateTable(
                name: "ledger",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    direction = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    balance_after = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    reference_type = table.Column<string>(type: "text", nullable: true),
                    reference_id = table.Column<string>(type: "text", nullable: true),
                    source_id = table.Column<string>(type: "text", nullable: true),
                    from_event = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    is_lucky = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger", x => new { x.customer_id, x.buddy_id, x.seq });
                    table.CheckConstraint("ck_ledger_amount", "amount > 0");
                    table.CheckConstraint("ck_ledger_balance", "balance_after >= 0");
                    table.CheckConstraint("ck_ledger_direction", "direction IN ('credit', 'debit')");
                });

            migrationBuilder.CreateTable(
                name: "marketplaces",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    pricing_mode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    audience = table.Column<string>(type: "text", nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marketplaces", x => x.id);
                    table.CheckConstraint("ck_marketplaces_pricing_mode", "pricing_mode IN ('coin', 'free', 'mixed')");
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_key = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_fact = table.Column<bool>(type: "boolean", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: true),
                    body = table.Column<string>(type: "text", nullable: false),
                    request_id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    trace_parent = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "purchases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    acquired_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    price_coins = table.Column<long>(type: "bigint", nullable: true),
                    price_token_key = table.Column<string>(type: "text", nullable: true),
                    price_token_amount = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_purchases", x => new { x.customer_id, x.buddy_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "token_configs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    token_key = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    icon = table.Column<string>(type: "text", nullable: true),
                    max_balance = table.Column<long>(type: "bigint", nullable: true),
                    earn_rules = table.Column<string>(type: "jsonb", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_token_configs", x => x.id);
                    table.CheckConstraint("ck_token_configs_active", "kind <> 'primary' OR is_active");
                    table.CheckConstraint("ck_token_configs_coins", "kind = 'primary' OR token_key <> 'coins'");
                    table.CheckConstraint("ck_token_configs_kind", "kind IN ('primary', 'progression')");
                });

            migrationBuilder.CreateIndex(
                name: "IX_gates_customer_id_gate_key",
                table: "gates",
                columns: new[] { "customer_id", "gate_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_records_created_at",
                table: "idempotency_records",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_items_customer_id_marketplace_id_position",
                table: "items",
                columns: new[] { "customer_id", "marketplace_id", "position" });

            migrationBuilder.CreateIndex(
                name: "IX_items_marketplace_id_key",
                table: "items",
                columns: new[] { "marketplace_id", "key" },
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_customer_id_source_id_buddy_id_kind",
                table: "ledger",
                columns: new[] { "customer_id", "source_id", "buddy_id", "kind" },
                unique: true,
                filter: "source_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_marketplaces_customer_id_key",
                table: "marketplaces",
                columns: new[] { "customer_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_token_configs_customer_id_token_key",
                table: "token_configs",
                columns: new[] { "customer_id", "token_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_token_configs_one_primary",
                table: "token_configs",
                column: "customer_id",
                unique: true,
                filter: "kind = 'primary'");

            migrationBuilder.Sql(OutboxSql.CreateTrigger);
            migrationBuilder.Sql(LedgerEntry.Seal);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "balances");

            migrationBuilder.DropTable(
                name: "gate_unlocks");

            migrationBuilder.DropTable(
                name: "gates");

            migrationBuilder.DropTable(
                name: "idempotency_records");

            migrationBuilder.DropTable(
                name: "items");

            migrationBuilder.DropTable(
                name: "ledger");

            migrationBuilder.DropTable(
                name: "marketplaces");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "purchases");

            migrationBuilder.DropTable(
                name: "token_configs");
        }
    }
}
