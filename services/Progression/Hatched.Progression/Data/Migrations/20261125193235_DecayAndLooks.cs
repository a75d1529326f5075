using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Progression.Data.Migrations
{
    /// <inheritdoc />
    public partial class DecayAndLooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "new_look",
                table: "operations",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "request",
                table: "operations",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "look",
                table: "buddies",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "skill_decay_sweeps",
                columns: table => new
                {
                    config_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    after_buddy_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skill_decay_sweeps", x => x.config_version_id);
                });

            migrationBuilder.CreateTable(
                name: "skill_decays",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period = table.Column<DateOnly>(type: "date", nullable: false),
                    skill_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    previous_value = table.Column<long>(type: "bigint", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skill_decays", x => x.id);
                    table.CheckConstraint("ck_skill_decays_value", "value >= 0 AND value < previous_value");
                });

            migrationBuilder.CreateIndex(
                name: "ix_operations_open",
                table: "operations",
                column: "updated_at",
                filter: "status IN ('Pending', 'Processing')");

            migrationBuilder.CreateIndex(
                name: "IX_buddies_config_version_id_id",
                table: "buddies",
                columns: new[] { "config_version_id", "id" },
                filter: "status = 'active'");

            migrationBuilder.CreateIndex(
                name: "IX_skill_decay_sweeps_customer_id",
                table: "skill_decay_sweeps",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "IX_skill_decay_sweeps_day",
                table: "skill_decay_sweeps",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_skill_decays_customer_id_rule_id_id",
                table: "skill_decays",
                columns: new[] { "customer_id", "rule_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_skill_decays_once",
                table: "skill_decays",
                columns: new[] { "buddy_id", "rule_id", "period" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "skill_decay_sweeps");

            migrationBuilder.DropTable(
                name: "skill_decays");

            migrationBuilder.DropIndex(
                name: "ix_operations_open",
                table: "operations");

            migrationBuilder.DropIndex(
                name: "IX_buddies_config_version_id_id",
                table: "buddies");

            migrationBuilder.DropColumn(
                name: "new_look",
                table: "operations");

            migrationBuilder.DropColumn(
                name: "request",
                table: "operations");

            migrationBuilder.DropColumn(
                name: "look",
                table: "buddies");
        }
    }
}
