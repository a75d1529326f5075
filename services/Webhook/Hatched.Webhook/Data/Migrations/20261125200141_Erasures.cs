using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Webhook.Data.Migrations
{
    /// <inheritdoc />
    public partial class Erasures : Migration
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

            migrationBuilder.AddColumn<Guid>(
                name: "buddy_id",
                table: "deliveries",
                type: "uuid",
                nullable: true);

            migrationBuilder.Sql("UPDATE deliveries SET buddy_id = (payload::jsonb ->> 'buddy_id')::uuid");

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
                name: "erased_buddies",
                columns: table => new
                {
                    buddy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erased_buddies", x => x.buddy_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_customer_id_buddy_id",
                table: "deliveries",
                columns: new[] { "customer_id", "buddy_id" },
                filter: "buddy_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "done_erasures");

            migrationBuilder.DropTable(
                name: "erased_buddies");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_customer_id_buddy_id",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "location",
                table: "idempotency_records");

            migrationBuilder.DropColumn(
                name: "buddy_id",
                table: "deliveries");
        }
    }
}
