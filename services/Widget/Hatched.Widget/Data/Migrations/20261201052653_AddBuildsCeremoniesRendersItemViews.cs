using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Widget.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddBuildsCeremoniesRendersItemViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ceremonies",
                columns: table => new
                {
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ceremonies", x => new { x.buddy_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "item_views",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_views", x => new { x.customer_id, x.buddy_id, x.item_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "widget_builds",
                columns: table => new
                {
                    version = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    path = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    gzip = table.Column<byte[]>(type: "bytea", nullable: true),
                    brotli = table.Column<byte[]>(type: "bytea", nullable: true),
                    sha384 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_widget_builds", x => new { x.version, x.path });
                });

            migrationBuilder.CreateTable(
                name: "widget_renders",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    mount = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    origin = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    renders = table.Column<long>(type: "bigint", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_widget_renders", x => new { x.customer_id, x.day, x.mount, x.origin });
                });

            migrationBuilder.CreateIndex(
                name: "IX_item_views_customer_id_day",
                table: "item_views",
                columns: new[] { "customer_id", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_item_views_day",
                table: "item_views",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_widget_renders_day",
                table: "widget_renders",
                column: "day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ceremonies");

            migrationBuilder.DropTable(
                name: "item_views");

            migrationBuilder.DropTable(
                name: "widget_builds");

            migrationBuilder.DropTable(
                name: "widget_renders");
        }
    }
}
