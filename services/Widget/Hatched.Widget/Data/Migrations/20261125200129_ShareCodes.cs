using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Widget.Data.Migrations
{
    /// <inheritdoc />
    public partial class ShareCodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "location",
                table: "idempotency_records",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "done_erasures",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_done_erasures", x => x.request_id);
                });

            migrationBuilder.CreateTable(
                name: "share_codes",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_share_codes", x => x.code);
                });

            migrationBuilder.CreateIndex(
                name: "IX_widget_sessions_customer_id_buddy_id",
                table: "widget_sessions",
                columns: new[] { "customer_id", "buddy_id" });

            migrationBuilder.CreateIndex(
                name: "IX_share_codes_customer_id_buddy_id",
                table: "share_codes",
                columns: new[] { "customer_id", "buddy_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "done_erasures");

            migrationBuilder.DropTable(
                name: "share_codes");

            migrationBuilder.DropIndex(
                name: "IX_widget_sessions_customer_id_buddy_id",
                table: "widget_sessions");

            migrationBuilder.DropColumn(
                name: "location",
                table: "idempotency_records");
        }
    }
}
