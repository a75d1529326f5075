using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Economy.Data.Migrations
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "done_erasures");

            migrationBuilder.DropTable(
                name: "erased_buddies");

            migrationBuilder.DropColumn(
                name: "location",
                table: "idempotency_records");
        }
    }
}
