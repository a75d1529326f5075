using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Economy.Data.Migrations
{
    /// <inheritdoc />
    public partial class LedgerLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_ledger_customer_id_buddy_id_token_key_seq",
                table: "ledger",
                columns: new[] { "customer_id", "buddy_id", "token_key", "seq" },
                filter: "token_key <> 'coins'");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_debits",
                table: "ledger",
                columns: new[] { "customer_id", "buddy_id", "seq" },
                filter: "direction = 'debit'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ledger_customer_id_buddy_id_token_key_seq",
                table: "ledger");

            migrationBuilder.DropIndex(
                name: "ix_ledger_debits",
                table: "ledger");
        }
    }
}
