using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Hatched.Progression.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "badge_awards",
                columns: table => new
                {
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    badge_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    badge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    source_event_id = table.Column<string>(type: "text", nullable: true),
                    awarded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_badge_awards", x => new { x.buddy_id, x.badge_key });
                });

            migrationBuilder.CreateTable(
                name: "buddies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    audience = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    egg_id = table.Column<Guid>(type: "uuid", nullable: false),
                    config_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visual_variant = table.Column<int>(type: "integer", nullable: false),
                    evolution_stage = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    image_url = table.Column<string>(type: "text", nullable: true),
                    base_image_url = table.Column<string>(type: "text", nullable: true),
                    thumb_url = table.Column<string>(type: "text", nullable: true),
                    equipped_item_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    outfit = table.Column<string>(type: "jsonb", nullable: false),
                    rendered_item_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    appearance_status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    appearance_operation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    appearance_error = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_buddies", x => x.id);
                    table.CheckConstraint("ck_buddies_stage", "evolution_stage BETWEEN 1 AND 5");
                    table.CheckConstraint("ck_buddies_worn", "cardinality(equipped_item_ids) <= 4");
                });

            migrationBuilder.CreateTable(
                name: "config_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    notes = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_config_versions", x => x.id);
                    table.CheckConstraint("ck_config_versions_published_at", "(status = 'draft') = (published_at IS NULL)");
                    table.CheckConstraint("ck_config_versions_status", "status IN ('draft', 'published', 'archived')");
                    table.CheckConstraint("ck_config_versions_version", "version > 0");
                });

            migrationBuilder.CreateTable(
                name: "eggs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    audience = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    config_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: true),
                    metadata = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_eggs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "event_outcomes",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: true),
                    effects = table.Column<string>(type: "text", nullable: false),
                    explanations = table.Column<string>(type: "text", nullable: false),
                    postings = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_event_outcomes", x => new { x.customer_id, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "evolutions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_stage = table.Column<int>(type: "integer", nullable: false),
                    to_stage = table.Column<int>(type: "integer", nullable: false),
                    triggered_by_event_id = table.Column<string>(type: "text", nullable: true),
                    image_url = table.Column<string>(type: "text", nullable: true),
                    source = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evolutions", x => x.id);
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
                name: "operations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    egg_id = table.Column<Guid>(type: "uuid", nullable: true),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: true),
                    to_stage = table.Column<int>(type: "integer", nullable: true),
                    triggered_by_event_id = table.Column<string>(type: "text", nullable: true),
                    item_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    image_url = table.Column<string>(type: "text", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operations", x => x.id);
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
                name: "buddy_states",
                columns: table => new
                {
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_buddy_states", x => x.buddy_id);
                    table.ForeignKey(
                        name: "FK_buddy_states_buddies_buddy_id",
                        column: x => x.buddy_id,
                        principalTable: "buddies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 50);

            migrationBuilder.CreateIndex(
                name: "IX_buddies_customer_id_audience_id",
                table: "buddies",
                columns: new[] { "customer_id", "audience", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_buddies_customer_id_evolution_stage_id",
                table: "buddies",
                columns: new[] { "customer_id", "evolution_stage", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_buddies_customer_id_id",
                table: "buddies",
                columns: new[] { "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_buddies_customer_id_name",
                table: "buddies",
                columns: new[] { "customer_id", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_buddies_customer_id_status_id",
                table: "buddies",
                columns: new[] { "customer_id", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_buddies_customer_id_updated_at",
                table: "buddies",
                columns: new[] { "customer_id", "updated_at" });

            migrationBuilder.CreateIndex(
                name: "IX_buddies_customer_id_user_id_audience_id",
                table: "buddies",
                columns: new[] { "customer_id", "user_id", "audience", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_buddies_egg_id",
                table: "buddies",
                column: "egg_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_config_versions_customer_id_version",
                table: "config_versions",
                columns: new[] { "customer_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_config_versions_one_draft",
                table: "config_versions",
                column: "customer_id",
                unique: true,
                filter: "status = 'draft'");

            migrationBuilder.CreateIndex(
                name: "ux_config_versions_one_published",
                table: "config_versions",
                column: "customer_id",
                unique: true,
                filter: "status = 'published'");

            migrationBuilder.CreateIndex(
                name: "IX_eggs_customer_id_id",
                table: "eggs",
                columns: new[] { "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_eggs_customer_id_status_id",
                table: "eggs",
                columns: new[] { "customer_id", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_eggs_customer_id_user_id_id",
                table: "eggs",
                columns: new[] { "customer_id", "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_evolutions_buddy_id_to_stage",
                table: "evolutions",
                columns: new[] { "buddy_id", "to_stage" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_records_created_at",
                table: "idempotency_records",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_operations_buddy_id_status",
                table: "operations",
                columns: new[] { "buddy_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_operations_customer_id_id",
                table: "operations",
                columns: new[] { "customer_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_operations_one_open",
                table: "operations",
                columns: new[] { "buddy_id", "type" },
                unique: true,
                filter: "status IN ('Pending', 'Processing') AND type IN ('Hatch', 'Evolve')");
            migrationBuilder.Sql(Hatched.BuildingBlocks.Outbox.OutboxSql.CreateTrigger);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "badge_awards");

            migrationBuilder.DropTable(
                name: "buddy_states");

            migrationBuilder.DropTable(
                name: "config_versions");

            migrationBuilder.DropTable(
                name: "eggs");

            migrationBuilder.DropTable(
                name: "event_outcomes");

            migrationBuilder.DropTable(
                name: "evolutions");

            migrationBuilder.DropTable(
                name: "idempotency_records");

            migrationBuilder.DropTable(
                name: "operations");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "buddies");
        }
    }
}
