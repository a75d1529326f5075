using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Economy.Data.Migrations
{
    /// <inheritdoc />
    public partial class Payouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "payout_mark",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payout_mark", x => x.id);
                    table.CheckConstraint("ck_payout_mark_one", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "payouts",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    grants = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    lucky_grants = table.Column<long>(type: "bigint", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payouts", x => new { x.customer_id, x.kind, x.day });
                });

            migrationBuilder.InsertData(
                table: "payout_mark",
                columns: new[] { "id", "seq" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_seq",
                table: "ledger",
                column: "seq")
                .Annotation("Npgsql:IndexMethod", "brin")
                .Annotation("Npgsql:StorageParameter:autosummarize", true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "payout_mark");

            migrationBuilder.DropTable(
                name: "payouts");

            migrationBuilder.DropIndex(
                name: "IX_ledger_seq",
                table: "ledger");
        }
    }
}
